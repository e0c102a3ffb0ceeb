import { ZooError } from '../errors/problem.js';
import { noRows } from '../errors/train.js';
import { noTrainingWindows } from '../errors/windows.js';
import { stream } from '../random/stream.js';
import { type Draw, rowDraw } from './feed.js';
import { balancedShares, drawnRows } from './sampling.js';
import type { StageRun } from './stage-run.js';
import { bySequence, countOf, drawnWindows, trainingWindows, windowDraw } from './windows.js';

/** What the epochs of a stage consist of: batches of rows or, where it trains on sequences, of windows. */
export interface EpochBatches {
  /** Training rows that carry one of the stage's labels. */
  readonly rows: number;
  /** Rows or windows that an epoch sees: all, but for a last batch of a single one. */
  readonly perEpoch: number;
  /** Steps of an epoch. */
  readonly steps: number;
  /** The batches of an epoch; a function of seed, stage and epoch alone. */
  draw(epoch: number): Draw;
}

/** What an epoch of the stage sees. Throws a ZooError if it could train on nothing. */
export function epochBatches(run: StageRun): EpochBatches {
  const rows = trainingRows(run);
  if (rows.length === 0) throw new ZooError(noRows(run.stage.name, run.stage.rows));
  return run.stage.windows ? ofWindows(run, rows) : ofRows(run, rows);
}

/** A last batch of a single row (or window) is left out: neither batch norm nor CCC is defined on one. */
export const stepsPerEpoch = (rows: number, batch: number): number =>
  rows > batch && rows % batch === 1 ? Math.floor(rows / batch) : Math.ceil(rows / batch);

/** Training rows in a random order; or as many, drawn so that the classes of a label are equally frequent. */
function ofRows({ plan, stage, train, seed }: StageRun, rows: Int32Array): EpochBatches {
  const steps = stepsPerEpoch(rows.length, stage.batch);
  const perEpoch = Math.min(rows.length, steps * stage.batch);
  const balanced = plan.nodes.find(({ name }) => name === stage.sampling?.balanced);
  const shares = balanced && balancedShares(rows, train.labels[balanced.answer!.labels]!);
  const order = (epoch: number): Int32Array =>
    shares
      ? drawnRows(rows, shares, stream(seed, 'sample', stage.name, epoch))
      : shuffled(rows, seed, stage.name, epoch);
  const draw = (epoch: number): Draw => rowDraw(order(epoch).subarray(0, perEpoch), stage.batch);
  return { rows: rows.length, perEpoch, steps, draw };
}

/** Windows by stride, or random ones, in a random order. */
function ofWindows({ plan, stage, train, seed }: StageRun, rows: Int32Array): EpochBatches {
  const labelled = new Set(rows);
  const { random } = plan.windows!;
  const list = trainingWindows(train.tracks!, plan.windows!, (row) => labelled.has(row));
  const sequences = random === undefined ? [] : bySequence(list);
  const count = random === undefined ? countOf(list) : sequences.length * random;
  if (count === 0) throw new ZooError(noTrainingWindows(stage.name, plan.windows!));
  const all = Int32Array.from({ length: count }, (_, i) => i);
  const steps = stepsPerEpoch(count, stage.batch);
  const perEpoch = Math.min(count, steps * stage.batch);
  const draw = (epoch: number): Draw => {
    const windows =
      random === undefined
        ? all
        : drawnWindows(sequences, random, stream(seed, 'windows', stage.name, epoch));
    const order = shuffled(windows, seed, stage.name, epoch);
    return windowDraw(list, order.subarray(0, perEpoch), stage.batch);
  };
  return { rows: rows.length, perEpoch, steps, draw };
}

const shuffled = (of: Int32Array, seed: number, stage: string, epoch: number): Int32Array =>
  stream(seed, 'shuffle', stage, epoch)
    .permutation(of.length)
    .map((i) => of[i]!);

/** Rows of the training split that carry at least one of the stage's labels; all where it learns from none. */
function trainingRows({ stage, train }: StageRun): Int32Array {
  const all = Int32Array.from({ length: train.rows }, (_, i) => i);
  if (stage.rows.length === 0) return all;
  return all.filter((row) => stage.rows.some((space) => train.labels[space]?.has[row]));
}
