import type { Inputs, Pass, Tensor, Tf } from '../part.js';

/** How the rows of a batch form windows: the frames of each, one window after the other. */
export interface Windows {
  readonly length: number;
  /** The padding, as temporal heads receive it; absent if no window is padded. */
  readonly frames?: Pass['frames'];
}

/** The windows of a batch, with their padding as a tensor. */
export const windowTensors = (
  tf: Tf,
  windows: { readonly length: number; readonly frames?: Float32Array } | undefined,
): Windows | undefined =>
  windows && {
    length: windows.length,
    ...(windows.frames && {
      frames: tf.tensor(windows.frames, [windows.frames.length / windows.length, windows.length]),
    }),
  };

/** Reshapes each `[windows x frames, ...shape]` to `[windows, frames, ...shape]`. */
export const unfolded = (tf: Tf, inputs: Inputs<Tensor>, { length }: Windows): Inputs<Tensor> =>
  Object.fromEntries(
    Object.entries(inputs).map(([role, input]) => [
      role,
      tf.reshape(input, [-1, length, ...input.shape.slice(1)]),
    ]),
  );

/** Reshapes `[windows, frames, ...shape]` to `[windows x frames, ...shape]`. */
export const folded = (tf: Tf, output: Tensor): Tensor => tf.reshape(output, [-1, ...output.shape.slice(2)]);

/** `[rows, width]` for all rows: zeros for rows of -1, and `values` in order for the others. */
export function withZeros(values: Float32Array, rows: Int32Array, width: number): Float32Array {
  const all = new Float32Array(rows.length * width);
  let next = 0;
  rows.forEach((row, i) => {
    if (row < 0) return;
    all.set(values.subarray(next * width, (next + 1) * width), i * width);
    next++;
  });
  return all;
}

/** Collects values of rows from batches; a row that occurs several times, as a frame of several windows, gets the mean. */
export interface RowMeans {
  /** Adds `[rows, width]` for these rows, -1 for rows to ignore; returns how many rows are new. */
  add(values: Float32Array, rows: Int32Array): number;
  /** `[rows, width]`, with zeros for rows without values. Call it once, at the end. */
  means(): Float32Array;
}

/** Means for this number of rows, each with `width` numbers. */
export function rowMeans(rows: number, width: number): RowMeans {
  const sums = new Float32Array(rows * width);
  const counts = new Uint32Array(rows);
  return {
    add: (values, wanted) => {
      let fresh = 0;
      wanted.forEach((row, i) => {
        if (row < 0) return;
        const value = values.subarray(i * width, (i + 1) * width);
        if (counts[row]! === 0) {
          sums.set(value, row * width);
          fresh++;
        } else for (let k = 0; k < width; k++) sums[row * width + k]! += value[k]!;
        counts[row]!++;
      });
      return fresh;
    },
    means: () => {
      counts.forEach((count, row) => {
        if (count > 1) for (let k = 0; k < width; k++) sums[row * width + k]! /= count;
      });
      return sums;
    },
  };
}
