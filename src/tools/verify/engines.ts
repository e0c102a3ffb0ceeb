import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { probabilities } from '../../decision.js';
import type { EngineName } from '../../engine/engine.js';
import { offered } from '../../engine/shelf.js';
import type { PredictionRecord, RunRecord } from '../../report/record.js';
import { FILES } from '../../run/record/files.js';
import { readRun, type SavedRun } from '../../run/record/saved.js';
import type { NamedArrays } from '../../weights/named-array.js';
import { decodeSafetensors } from '../../weights/safetensors/decode.js';
import { start, type Trial } from './trial.js';

/** Maximum differences between two engines after the same training; docs/engines.md explains the numbers. */
export const TOLERANCES = {
  /** Over all weights, |difference| / |weights|, Euclidean. */
  weights: 1e-3,
  /** For any prediction: a probability, or a value in [-1, 1]. */
  answers: 0.02,
  /** For any score in [0, 1]. */
  scores: 0.02,
} as const;

type Distances = { readonly [what in keyof typeof TOLERANCES]: number };

/** An engine to try, with its number of threads and other settings. */
interface Variant {
  readonly engine: EngineName;
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** Another variant whose results it matches byte for byte. */
  readonly equals?: string;
}

/** One engine compared with the first. */
export interface EngineRow {
  readonly name: string;
  readonly device: string;
  readonly seconds: number;
  readonly scores: { readonly [metric: string]: number | null };
  readonly apart: Distances;
  /** The run that it must match byte for byte, and whether it does. */
  readonly bytes?: { readonly of: string; readonly same: boolean };
  readonly passed: boolean;
}

export interface EnginesCheck {
  readonly rows: readonly EngineRow[];
  readonly passed: boolean;
}

/** Trains the trial's page on every installed engine, and with other numbers of threads, and compares the results. */
export async function verifyEngines(
  trial: Trial,
  present: readonly EngineName[],
  threads: number,
): Promise<EnginesCheck> {
  const variants = present.flatMap((engine) => variantsOf(engine, threads));
  trial.events.start('trial runs', variants.length, 'runs');
  const ends = new Map<string, End>();
  const rows: EngineRow[] = [];
  for (const variant of variants) {
    const { engine, env, name } = variant;
    const run = start(trial, name.replace(/\W+/g, '-'), { engine, env });
    await run.ended();
    ends.set(name, endOf(run.folder));
    rows.push(rowOf(variant, ends));
    trial.events.advance(1);
  }
  trial.events.done();
  return { rows, passed: rows.every((row) => row.passed) };
}

/**
 * An engine gives the same bytes with the same number of threads, or with any; variants of an engine may also have to
 * match.
 */
function variantsOf(engine: EngineName, threads: number): readonly Variant[] {
  const { variants = [], anyThreads } = offered.find(({ name }) => name === engine)!;
  const on = (count: number): Variant => ({
    engine,
    name: `${engine}, ${count} thread${count === 1 ? '' : 's'}`,
    env: { ZOO_THREADS: String(count) },
  });
  const first = on(Math.max(2, threads));
  const same = { equals: first.name };
  const others = anyThreads ? [1, 2, 4].map((count) => ({ ...on(count), ...same })) : [on(1)];
  return [
    first,
    { ...first, name: `${first.name}, again`, ...same },
    ...others.filter(({ name }) => name !== first.name),
    ...variants.map(({ name, env }) => ({ engine, name: `${engine}, ${name}`, env })),
  ];
}

/** The results of a run of the trial. */
interface End extends SavedRun {
  readonly bytes: Buffer;
  readonly weights: NamedArrays;
}

function endOf(folder: string): End {
  const file = join(folder, FILES.weights);
  const bytes = readFileSync(file);
  return { ...readRun(folder), bytes, weights: decodeSafetensors(bytes, file).arrays };
}

function rowOf({ name, equals }: Variant, ends: ReadonlyMap<string, End>): EngineRow {
  const [first] = ends.values();
  const end = ends.get(name)!;
  const { engine, seconds, scores } = end.record;
  const apart = distances(end, first!);
  const near = Object.entries(TOLERANCES).every(([what, most]) => apart[what as keyof Distances] <= most);
  const bytes = equals && { of: equals, same: end.bytes.equals(ends.get(equals)!.bytes) };
  return {
    name,
    device: engine.device,
    seconds,
    scores: Object.fromEntries(Object.entries(scores).map(([metric, { value }]) => [metric, value])),
    apart,
    ...(bytes && { bytes }),
    passed: near && (!bytes || bytes.same),
  };
}

/** The differences between two results of the same page. */
export function distances(a: Pick<End, 'weights' | 'predictions' | 'record'>, b: typeof a): Distances {
  return {
    weights: weightsApart(a.weights, b.weights),
    answers: Math.max(
      ...a.predictions.map(({ outputs }, i) => apart(a.record, outputs, b.predictions.at(i)!.outputs)),
    ),
    scores: scoresApart(a.record.scores, b.record.scores),
  };
}

function weightsApart(a: NamedArrays, b: NamedArrays): number {
  let [difference, size] = [0, 0];
  for (const [name, { data }] of b) {
    const other = a.get(name)!.data;
    data.forEach((value, i) => {
      difference += (value - other[i]!) ** 2;
      size += value ** 2;
    });
  }
  return Math.sqrt(difference / size);
}

type Outputs = PredictionRecord['outputs'];

/** The largest difference of the outputs to a row, as probabilities or values. */
const apart = ({ answers, labels, scales = {} }: RunRecord, a: Outputs, b: Outputs): number =>
  Math.max(
    ...Object.entries(a).flatMap(([node, output]) => {
      const { kind, names } = labels[answers[node]!]!;
      const form = { kind, scale: scales[node] ?? ('probabilities' as const), width: names.length };
      const other = probabilities(b[node]!, form);
      return Array.from(probabilities(output, form), (value, i) => Math.abs(value - other[i]!));
    }),
  );

const scoresApart = (a: RunRecord['scores'], b: RunRecord['scores']): number =>
  Math.max(...Object.entries(a).map(([name, { value }]) => Math.abs((value ?? 0) - (b[name]!.value ?? 0))));
