import { queueFull, tooSlow, workerStopped } from '../errors/serve.js';
import { rowOf } from '../web/heads.js';
import { HttpError } from './http-error.js';
import type { WorkerAnswer, WorkerModel } from './messages.js';
import type { Batching, Given, Outputs, ServeLimits } from './model.js';
import { type Predicting, startWorker } from './worker-thread.js';

/** The result of a row: its numbers, or the images that cannot be read. */
export type Row =
  | { readonly outputs: Outputs }
  | { readonly failed: readonly { readonly image: number; readonly why: string }[] };

/** Settings of a queue. */
export interface QueueOptions {
  readonly model: WorkerModel;
  readonly batching: Batching;
  readonly limits: Pick<ServeLimits, 'queue' | 'time'>;
  /** Events for the metrics. */
  readonly events: { batch(rows: number): void; restart(): void };
  /** Starts a worker; tests replace it. */
  readonly start?: typeof startWorker | undefined;
}

/** A row that waits or is being predicted. */
interface Job {
  readonly given: Given;
  readonly since: number;
  readonly take: (row: Row) => void;
  readonly fail: (error: HttpError) => void;
}

/** First and longest delay before restarting a worker that could not start, milliseconds. */
const [PAUSE, LONGEST_PAUSE] = [500, 30_000];

/** The workers of a model, and the rows that wait for one. Replaces a worker that ends. */
export class Queue {
  readonly #options: QueueOptions;
  readonly #waiting: Job[] = [];
  readonly #idle: Predicting[] = [];
  readonly #alive = new Set<Predicting>();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  private constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Starts the workers. Resolves when all are ready; rejects if one cannot start. */
  static async open(options: QueueOptions): Promise<Queue> {
    const queue = new Queue(options);
    const { model, batching, start = startWorker } = options;
    const workers = await Promise.all(Array.from({ length: batching.workers }, () => start(model)));
    for (const worker of workers) queue.#add(worker);
    return queue;
  }

  /** Rows that wait for a worker. */
  get length(): number {
    return this.#waiting.length;
  }

  /** Whether a worker can predict now, or after its batch. */
  get isReady(): boolean {
    return this.#alive.size > 0;
  }

  /**
   * Predicts on all rows, in order. Throws an `HttpError` if the queue is full, a worker stops or the time limit
   * passes.
   */
  async predict(rows: readonly Given[], signal: AbortSignal): Promise<readonly Row[]> {
    const { limits } = this.#options;
    if (this.#waiting.length + rows.length > limits.queue)
      throw new HttpError(503, queueFull(limits.queue), 1);
    const jobs = rows.map((given) => queued(given, this.#waiting, limits.time, signal));
    this.#look();
    return Promise.all(jobs);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await Promise.all([...this.#alive].map((worker) => worker.end()));
  }

  /** Gives rows to idle workers: a full batch immediately, a smaller one when its first row has waited long enough. */
  #look(): void {
    const { size, wait } = this.#options.batching;
    clearTimeout(this.#timer);
    while (this.#idle.length > 0 && this.#waiting.length > 0) {
      const waited = performance.now() - this.#waiting[0]!.since;
      if (this.#waiting.length < size && waited < wait) {
        this.#timer = setTimeout(() => this.#look(), wait - waited);
        return;
      }
      void this.#give(this.#idle.shift()!, this.#waiting.splice(0, size));
    }
  }

  async #give(worker: Predicting, batch: readonly Job[]): Promise<void> {
    const { events, limits } = this.#options;
    events.batch(batch.length);
    const limit = setTimeout(() => worker.end(), limits.time); // the batch hangs: replace its worker
    try {
      settle(batch, await worker.predict(batch.map(({ given }) => given)));
      this.#idle.push(worker);
    } catch {
      for (const { fail } of batch) fail(new HttpError(503, workerStopped(), 1));
    }
    clearTimeout(limit);
    this.#look();
  }

  #add(worker: Predicting): void {
    this.#alive.add(worker);
    this.#idle.push(worker);
    worker.ended.then(() => {
      this.#alive.delete(worker);
      if (this.#idle.includes(worker)) this.#idle.splice(this.#idle.indexOf(worker), 1);
      this.#replace(PAUSE);
    });
    this.#look();
  }

  #replace(pause: number): void {
    if (this.#isClosed) return;
    const { events, model, start = startWorker } = this.#options;
    events.restart();
    start(model).then(
      (worker) => (this.#isClosed ? worker.end() : this.#add(worker)),
      () => setTimeout(() => this.#replace(Math.min(2 * pause, LONGEST_PAUSE)), pause).unref(),
    );
  }
}

/** Adds a row to a queue; it leaves the queue when a worker takes it, its time is over, or its client is gone. */
function queued(given: Given, waiting: Job[], time: number, signal: AbortSignal): Promise<Row> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(limit);
      signal.removeEventListener('abort', expire);
      if (waiting.includes(job)) waiting.splice(waiting.indexOf(job), 1);
    };
    const fail = (error: HttpError): void => {
      leave();
      reject(error);
    };
    const expire = (): void => fail(new HttpError(504, tooSlow(time), 1));
    const take = (row: Row): void => {
      leave();
      resolve(row);
    };
    const job = { given, since: performance.now(), take, fail };
    const limit = setTimeout(expire, time);
    signal.addEventListener('abort', expire, { once: true });
    waiting.push(job);
  });
}

/** Gives each row of a batch its result. */
function settle(batch: readonly Job[], answer: WorkerAnswer): void {
  if (!('outputs' in answer)) throw new Error('the batch failed');
  for (const [at, { take }] of batch.entries()) {
    const failed = answer.failed.filter(({ row }) => row === at);
    take(failed.length === 0 ? { outputs: rowOf(answer.outputs, at, batch.length) } : { failed });
  }
}
