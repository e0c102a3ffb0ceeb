import { ZooError } from '../errors/problem.js';
import { noRows } from '../errors/train.js';
import { noTrainingWindows } from '../errors/windows.js';
import { stream } from '../random/stream.js';
import { type Draw, rowDraw } from './feed.js';
import { mixedOrder, rowsPerEpoch } from './mixture.js';
import { balancedShares, drawnRows } from './sampling.js';
import type { StageRun } from './stage-run.js';
import { bySequence, countOf, drawnWindows, memberOfWindow, trainingWindows, windowDraw } from './windows.js';

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

/** Windows by stride, or random ones, in a random order. */
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

/** How many rows or windows an epoch sees, of these, and in which order. */
interface Order {
  seen(all: Int32Array): number;
  draw(all: Int32Array, epoch: number): Int32Array;
}

/** All in a random order or, where the page mixes data sets, as the mixture says. */
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

/** Rows of the training split that carry at least one of the stage's labels; all where it learns from none. */
function trainingRows({ stage, train }: StageRun): Int32Array {
  const all = Int32Array.from({ length: train.rows }, (_, i) => i);
  if (stage.rows.length === 0) return all;
  return all.filter((row) => stage.rows.some((space) => train.labels[space]?.has[row]));
}
