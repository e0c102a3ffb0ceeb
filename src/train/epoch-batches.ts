import { ZooError } from '../errors/problem.js';
import { noRows } from '../errors/train.js';
import { noTrainingWindows } from '../errors/windows.js';
import { stream } from '../random/stream.js';
import { type Draw, rowDraw } from './feed.js';
import { mixedOrder, rowsPerEpoch } from './mixture.js';
import { balancedShares, drawnRows } from './sampling.js';
import type { StageRun } from './stage-run.js';
import { bySequence, countOf, drawnWindows, memberOfWindow, trainingWindows, windowDraw } from './windows.js';

/** The contents of a stage's epochs: batches of rows or, if it trains on sequences, of windows. */
export interface EpochBatches {
  /** Training rows that have one of the stage's labels. */
  readonly rows: number;
  /** Rows or windows per epoch: all, except a last batch of a single one. */
  readonly perEpoch: number;
  /** Steps per epoch. */
  readonly steps: number;
  /** The batches of an epoch; a function of seed, stage and epoch only. */
  draw(epoch: number): Draw;
}

/** The rows or windows of an epoch of the stage. Throws a ZooError if there are none to train on. */
export function epochBatches(run: StageRun): EpochBatches {
  const rows = trainingRows(run);
  if (rows.length === 0) throw new ZooError(noRows(run.stage.name, run.stage.rows));
  return run.stage.windows ? ofWindows(run, rows) : ofRows(run, rows);
}

/** Leaves out a last batch of a single row (or window): neither batch norm nor CCC is defined for it. */
export const stepsPerEpoch = (rows: number, batch: number): number =>
  rows > batch && rows % batch === 1 ? Math.floor(rows / batch) : Math.ceil(rows / batch);

/** Training rows in random order; or the same number of rows, drawn so that the classes of a label are equally frequent. */
function ofRows(run: StageRun, rows: Int32Array): EpochBatches {
  const { plan, stage, train, seed } = run;
  const { members } = train;
  const mixed = orderOf(run, (row) => members?.[row] ?? '');
  const seen = mixed.seen(rows);
  const steps = stepsPerEpoch(seen, stage.batch);
  const perEpoch = Math.min(seen, steps * stage.batch);
  const balanced = plan.nodes.find(({ name }) => name === stage.sampling?.balanced);
  const shares = balanced && balancedShares(rows, train.labels[balanced.answer!.labels]!);
  const order = (epoch: number): Int32Array =>
    shares ? drawnRows(rows, shares, stream(seed, 'sample', stage.name, epoch)) : mixed.draw(rows, epoch);
  const draw = (epoch: number): Draw => rowDraw(order(epoch).subarray(0, perEpoch), stage.batch);
  return { rows: rows.length, perEpoch, steps, draw };
}

/** Windows by stride, or random ones, in random order. */
function ofWindows(run: StageRun, rows: Int32Array): EpochBatches {
  const { plan, stage, train, seed } = run;
  const labeled = new Set(rows);
  const { random } = plan.windows!;
  const drawn = (epoch: number): Int32Array =>
    drawnWindows(sequences, random!, stream(seed, 'windows', stage.name, epoch));
  const list = trainingWindows(train.tracks!, plan.windows!, (row) => labeled.has(row));
  const sequences = random === undefined ? [] : bySequence(list);
  const count = random === undefined ? countOf(list) : sequences.length * random;
  if (count === 0) throw new ZooError(noTrainingWindows(stage.name, plan.windows!));
  const all = Int32Array.from({ length: count }, (_, i) => i);
  const mixed = orderOf(run, (window) => memberOfWindow(list, window, train.members));
  const seen = mixed.seen(random === undefined ? all : drawn(0));
  const steps = stepsPerEpoch(seen, stage.batch);
  const perEpoch = Math.min(seen, steps * stage.batch);
  const draw = (epoch: number): Draw => {
    const order = mixed.draw(random === undefined ? all : drawn(epoch), epoch);
    return windowDraw(list, order.subarray(0, perEpoch), stage.batch);
  };
  return { rows: rows.length, perEpoch, steps, draw };
}

/** The number of rows or windows per epoch, among these, and their order. */
interface Order {
  seen(all: Int32Array): number;
  draw(all: Int32Array, epoch: number): Int32Array;
}

/** All rows in random order or, if the page mixes data sets, in the order of the mixture. */
function orderOf({ plan, stage, seed }: StageRun, memberOf: (one: number) => string): Order {
  const { mixture } = plan;
  const random = (epoch: number, ...path: (string | number)[]) =>
    stream(seed, 'shuffle', stage.name, epoch, ...path);
  if (!mixture)
    return {
      seen: ({ length }) => length,
      draw: (all, epoch) =>
        random(epoch)
          .permutation(all.length)
          .map((i) => all[i]!),
    };
  const split = (all: Int32Array) =>
    Object.fromEntries(
      Object.keys(mixture.members).map((name) => [name, all.filter((one) => memberOf(one) === name)]),
    );
  return {
    seen: (all) => rowsPerEpoch(mixture, lengths(split(all)), stage.batch),
    draw: (all, epoch) =>
      mixedOrder(mixture, split(all), stage.batch, (member, pass, n) =>
        random(epoch, member, pass).permutation(n),
      ),
  };
}

const lengths = (of: { readonly [name: string]: Int32Array }) =>
  Object.fromEntries(Object.entries(of).map(([name, { length }]) => [name, length]));

/** Rows of the training split that have at least one of the stage's labels; all rows if it learns from none. */
function trainingRows({ stage, train }: StageRun): Int32Array {
  const all = Int32Array.from({ length: train.rows }, (_, i) => i);
  if (stage.rows.length === 0) return all;
  return all.filter((row) => stage.rows.some((space) => train.labels[space]?.has[row]));
}
