import { rowOf } from './heads.js';
import type { Metadata } from './metadata.js';
import { framesOf, maskIn, windowsIn } from './sequence.js';

/** The input tensors of a model, and a function that extracts each image's outputs. */
interface Batch {
  readonly inputs: {
    readonly [input: string]: { readonly shape: readonly number[]; readonly data: Float32Array };
  };
  rowsOf(outputs: {
    readonly [output: string]: Float32Array;
  }): readonly { readonly [output: string]: readonly number[] }[];
}

/** Combines prepared images into one batch: one row each or, for a model that reads windows, the frames of one sequence. */
export function batchOf(images: readonly Float32Array[], { input, inputs, windows }: Metadata): Batch {
  const list = windows && windowsIn(images.length, windows);
  const shown = list ? list.flatMap(({ shown }) => [...shown]) : images.map((_, i) => i);
  const size = images[0]!.length;
  const data = new Float32Array(shown.length * size);
  for (const [at, frame] of shown.entries()) data.set(images[frame]!, at * size);
  const rows = list?.length ?? images.length;
  const fed = { [input.name]: { shape: [rows, ...input.shape], data } };
  const split = (outputs: { readonly [output: string]: Float32Array }) =>
    Array.from({ length: rows }, (_, row) => rowOf(outputs, row, rows));
  if (!list) return { inputs: fed, rowsOf: split };
  const frames = Float32Array.from(list.flatMap((window) => [...window.frames]));
  return {
    inputs: { ...fed, [maskIn(inputs)]: { shape: [rows, windows.length], data: frames } },
    rowsOf: (outputs) => framesOf(list, split(outputs), images.length),
  };
}
