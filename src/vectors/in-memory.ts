import type { ReadRows } from '../part.js';

/** Reads vectors from memory, row-major `[rows, width]`. */
export const inMemory =
  (vectors: Float32Array, width: number): ReadRows =>
  async (rows, out) => {
    for (let i = 0; i < rows.length; i++)
      out.set(vectors.subarray(rows[i]! * width, (rows[i]! + 1) * width), i * width);
  };
