import type { LabelMatrix } from './labels.js';

/** What a stage reads from outside the graph: a banked node's outputs, or images (name `image`). */
export interface Feed {
  readonly name: string;
  /** Shape of one row. */
  readonly shape: readonly number[];
  /** The values of these rows, one after the other; `epoch` chooses the augmented view. */
  read(rows: Int32Array, epoch: number): Promise<Float32Array>;
}

/** The rows of a split as the trainer sees them. */
export interface SplitData {
  readonly rows: number;
  /** By label space name. */
  readonly labels: { readonly [space: string]: LabelMatrix };
}

/** A batch, read and ready to become tensors. */
export interface Batch {
  readonly rows: Int32Array;
  readonly feeds: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly data: Float32Array;
  }[];
}

/** Batches of `order` in turn, the next one being read while the caller works on the present one. */
export async function* batches(
  order: Int32Array,
  size: number,
  feeds: readonly Feed[],
  epoch: number,
  first = 0,
): AsyncGenerator<Batch> {
  const read = async (at: number): Promise<Batch> => {
    const rows = order.subarray(at, at + size);
    const values = await Promise.all(feeds.map((feed) => feed.read(rows, epoch)));
    return { rows, feeds: feeds.map(({ name, shape }, i) => ({ name, shape, data: values[i]! })) };
  };
  let next = first * size < order.length ? read(first * size) : undefined;
  for (let at = first * size; next !== undefined; at += size) {
    const batch = await next;
    next = at + size < order.length ? read(at + size) : undefined;
    next?.catch(() => {}); // seen when it is awaited, in the next turn
    yield batch;
  }
}
