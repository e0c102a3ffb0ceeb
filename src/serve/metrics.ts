/** Upper bounds of the buckets of a histogram of seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Upper bounds of the buckets for the rows of a batch. */
const ROWS = [1, 2, 4, 8, 16, 32, 64];

type Labels = { readonly [name: string]: string };

/** A value that is computed when the metrics are requested. */
type Gauge = () => readonly (readonly [labels: Labels, value: number])[];

type Counts = Map<string, { readonly labels: Labels; count: number }>;

interface Series {
  readonly labels: Labels;
  readonly buckets: number[];
  sum: number;
  count: number;
}

/** Counts the activity of a server, and writes it in the text format of Prometheus. */
export class Metrics {
  readonly #requests: Counts = new Map();
  readonly #rows: Counts = new Map();
  readonly #restarts: Counts = new Map();
  readonly #seconds = new Map<string, Series>();
  readonly #batches = new Map<string, Series>();

  constructor(private readonly waiting: Gauge) {}

  request(route: string, status: number, seconds: number): void {
    count(this.#requests, { route, status: String(status) }, 1);
    observe(this.#seconds, { route }, SECONDS, seconds);
  }

  rows(model: string, rows: number): void {
    count(this.#rows, { model }, rows);
  }

  batch(model: string, rows: number): void {
    observe(this.#batches, { model }, ROWS, rows);
  }

  restart(model: string): void {
    count(this.#restarts, { model }, 1);
  }

  text(): string {
    const counts = (map: Counts): readonly (readonly [Labels, number])[] =>
      [...map.values()].map(({ labels, count }) => [labels, count]);
    const memory: Gauge = () => [[{}, process.memoryUsage.rss()]];
    return [
      written('zoo_requests_total', 'counter', 'Requests answered.', counts(this.#requests)),
      histogram('zoo_request_seconds', 'Seconds to answer a request.', SECONDS, this.#seconds),
      written('zoo_rows_total', 'counter', 'Rows predicted on.', counts(this.#rows)),
      histogram('zoo_batch_rows', 'Rows of a batch.', ROWS, this.#batches),
      written('zoo_rows_waiting', 'gauge', 'Rows that wait for a worker.', this.waiting()),
      written('zoo_worker_restarts_total', 'counter', 'Worker restarts.', counts(this.#restarts)),
      written('process_resident_memory_bytes', 'gauge', 'Memory of the process.', memory()),
    ].join('');
  }
}

function count(map: Counts, labels: Labels, by: number): void {
  const key = textOf(labels);
  const found = map.get(key) ?? { labels, count: 0 };
  found.count += by;
  map.set(key, found);
}

function observe(map: Map<string, Series>, labels: Labels, bounds: readonly number[], value: number): void {
  const key = textOf(labels);
  const found = map.get(key) ?? { labels, buckets: bounds.map(() => 0), sum: 0, count: 0 };
  for (const [i, bound] of bounds.entries()) if (value <= bound) found.buckets[i]! += 1;
  found.sum += value;
  found.count += 1;
  map.set(key, found);
}

const textOf = (labels: Labels): string => {
  const list = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/["\\\n]/g, '_')}"`);
  return list.length > 0 ? `{${list.join(',')}}` : '';
};

const written = (
  name: string,
  type: string,
  help: string,
  values: readonly (readonly [Labels, number])[],
): string =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${values.map(([labels, value]) => `${name}${textOf(labels)} ${value}\n`).join('')}`;

function histogram(
  name: string,
  help: string,
  bounds: readonly number[],
  series: ReadonlyMap<string, Series>,
): string {
  const lines = [...series.values()].flatMap(({ labels, buckets, sum, count }) => [
    ...bounds.map((le, i) => `${name}_bucket${textOf({ ...labels, le: String(le) })} ${buckets[i]}\n`),
    `${name}_bucket${textOf({ ...labels, le: '+Inf' })} ${count}\n`,
    `${name}_sum${textOf(labels)} ${sum}\n${name}_count${textOf(labels)} ${count}\n`,
  ]);
  return `# HELP ${name} ${help}\n# TYPE ${name} histogram\n${lines.join('')}`;
}
