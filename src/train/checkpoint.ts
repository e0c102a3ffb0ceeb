import type { EpochRecord } from '../report/record.js';
import type { NamedArray, NamedArrays } from '../weights/named-array.js';

/** Where a stage stands between two steps; with the weights and slots, all that a resumed run needs. */
export interface StagePosition {
  readonly epoch: number;
  /** Steps of this epoch that are done. */
  readonly inEpoch: number;
  /** Sum over these steps of the loss times the rows of the batch. */
  readonly lossSum: number;
  /** The same of each loss, in the order of the page; checkpoints of older versions lack it. */
  readonly tasks?: readonly TaskSum[];
  readonly epochs: readonly EpochRecord[];
  readonly best: { readonly epoch: number; readonly value: number | null };
  readonly seconds: number;
}

/** Sum of a loss times the rows of the batch that carry its label, and of these rows. */
export interface TaskSum {
  readonly loss: number;
  readonly rows: number;
}

/** Where a stage stands, and its numbers there. */
export interface Checkpoint {
  readonly progress: StagePosition;
  /** The trained nodes' variables, `<node>/<variable>`, and the optimizer's slots, `slot:<slot>/<index>`; within an epoch, its answers so far, `answers:/<node>`. */
  readonly arrays: NamedArrays;
}

/** What exists of a kind: the newest that is whole; `damaged` names newer ones whose bytes are not what was written. */
export interface Found {
  readonly checkpoint?: Checkpoint;
  readonly damaged: readonly string[];
}

/** The checkpoints of one stage in a run's folder: the latest two, the best so far, and the finished weights. */
export interface CheckpointStore {
  save(checkpoint: Checkpoint): void;
  latest(): Found;
  saveBest(checkpoint: Checkpoint): void;
  best(): Found;
  /** Records the weights that the stage leaves behind, and clears what led to them. */
  finish(checkpoint: Checkpoint): void;
  finished(): Found;
}

/** Prefixes the names of a node's arrays, or takes the prefix off again. */
export const prefixed = (node: string, arrays: NamedArrays): [string, NamedArray][] =>
  [...arrays].map(([name, array]) => [`${node}/${name}`, array]);
export const unprefixed = (node: string, arrays: NamedArrays): Map<string, NamedArray> =>
  new Map(
    [...arrays].flatMap(([name, a]) =>
      name.startsWith(`${node}/`) ? [[name.slice(node.length + 1), a]] : [],
    ),
  );
