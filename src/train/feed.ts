import { withZeros } from '../graph/windows.js';
import type { LabelMatrix } from './labels.js';
import type { Track } from './tracks.js';

/** An input of a stage that the graph does not compute: a banked node's outputs, or images (name `image`). */
export interface Feed {
  readonly name: string;
  /** Shape of one row. */
  readonly shape: readonly number[];
  /** The values of these rows, one after the other; `epoch` selects the augmented view. */
  read(rows: Int32Array, epoch: number): Promise<Float32Array>;
}

/** The rows of a split, as the trainer uses them. */
export interface SplitData {
  readonly rows: number;
  /** By label space name. */
  readonly labels: { readonly [space: string]: LabelMatrix };
  /** For each row, its data set in the page's mixture. */
  readonly members?: readonly string[];
  /** The sequences that the rows are frames of; absent if the page has no windows. */
  readonly tracks?: readonly Track[];
}

/** The rows of a batch. */
export interface BatchRows {
  /** -1: a frame that the data set lacks. It has no label, and its prediction is not used. */
  readonly rows: Int32Array;
  /** The row to read for each of them: another row, or -1 for zeros; absent: the rows themselves. */
  readonly shown?: Int32Array;
  /** If the rows are frames of windows, one window after the other. */
  readonly windows?: BatchWindows;
}

/** Windows of a batch, all of the same length. */
export interface BatchWindows {
  readonly length: number;
  /** By row: 1, or 0 for padding; absent: no padding. */
  readonly frames?: Float32Array;
}

/** A batch that has been read and is ready to become tensors. */
export interface Batch extends Omit<BatchRows, 'shown'> {
  readonly feeds: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly data: Float32Array;
  }[];
}

/** Batches by index. */
export interface Draw {
  readonly batches: number;
  batch(index: number): BatchRows;
}

/** Batches of rows in this order. */
export const rowDraw = (order: Int32Array, size: number): Draw => ({
  batches: Math.ceil(order.length / size),
  batch: (index) => ({ rows: order.subarray(index * size, (index + 1) * size) }),
});

/** The batches of a draw in order; the next one is read while the caller works on the current one. */
export async function* batches(
  draw: Draw,
  feeds: readonly Feed[],
  epoch: number,
  first = 0,
): AsyncGenerator<Batch> {
  const read = async (index: number): Promise<Batch> => {
    const { shown, ...batch } = draw.batch(index);
    const values = await Promise.all(feeds.map((feed) => readShown(feed, shown ?? batch.rows, epoch)));
    return { ...batch, feeds: feeds.map(({ name, shape }, i) => ({ name, shape, data: values[i]! })) };
  };
  let next = first < draw.batches ? read(first) : undefined;
  for (let index = first; next !== undefined; index++) {
    const batch = await next;
    next = index + 1 < draw.batches ? read(index + 1) : undefined;
    next?.catch(() => {}); // handled when it is awaited, in the next iteration
    yield batch;
  }
}

/** The values of rows; zeros for -1. */
async function readShown(feed: Feed, rows: Int32Array, epoch: number): Promise<Float32Array> {
  if (!rows.includes(-1)) return feed.read(rows, epoch);
  const there = rows.filter((row) => row >= 0);
  const values = there.length > 0 ? await feed.read(there, epoch) : new Float32Array(0);
  return withZeros(
    values,
    rows,
    feed.shape.reduce((a, b) => a * b, 1),
  );
}
