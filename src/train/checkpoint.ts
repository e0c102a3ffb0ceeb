import type { EpochRecord } from '../report/record.js';
import type { NamedArray, NamedArrays } from '../weights/named-array.js';

/** The position of a stage between two steps; with the weights and slots, all that a resumed run needs. */
export interface StagePosition {
  readonly epoch: number;
  /** Finished steps of this epoch. */
  readonly inEpoch: number;
  /** Sum over these steps of the loss times the number of rows in the batch. */
  readonly lossSum: number;
  /** The same for each loss, in the order of the page; absent in checkpoints of older versions. */
  readonly tasks?: readonly TaskSum[];
  readonly epochs: readonly EpochRecord[];
  readonly best: { readonly epoch: number; readonly value: number | null };
  readonly seconds: number;
}

/** Sum of a loss times the number of rows in the batch that have its label, and the sum of these numbers. */
export interface TaskSum {
  readonly loss: number;
  readonly rows: number;
}

/** The position of a stage, and its arrays at that point. */
export interface Checkpoint {
  readonly progress: StagePosition;
  /**
   * The trained nodes' variables, `<node>/<variable>`, and the optimizer's slots, `slot:<slot>/<index>`; within an
   * epoch, its predictions so far, `answers:/<node>`.
   */
  readonly arrays: NamedArrays;
}

/** The newest undamaged checkpoint of a kind; `damaged` lists newer ones whose bytes are not what was written. */
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
  /** Saves the weights that the stage ends with, and deletes its checkpoints. */
  finish(checkpoint: Checkpoint): void;
  finished(): Found;
}

/** Adds a prefix to the names of a node's arrays, or removes it. */
export const prefixed = (node: string, arrays: NamedArrays): [string, NamedArray][] =>
  [...arrays].map(([name, array]) => [`${node}/${name}`, array]);
export const unprefixed = (node: string, arrays: NamedArrays): Map<string, NamedArray> =>
  new Map(
    [...arrays].flatMap(([name, a]) =>
      name.startsWith(`${node}/`) ? [[name.slice(node.length + 1), a]] : [],
    ),
  );
