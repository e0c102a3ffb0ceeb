import { type Bank, createBank, openBank } from './bank.js';

/** Some rows' vectors, in order, and those among them that could not be computed (their vectors are zeros). */
export interface Chunk {
  readonly vectors: Float32Array;
  readonly failed?: readonly { readonly row: number; readonly why: string }[];
}

/**
 * The bank of this key: opened where it is whole, else computed from `chunks` (called only then) and kept.
 * `reused` tells which of the two it was.
 */
export async function fillBank(
  folder: string,
  key: string,
  width: number,
  chunks: () => AsyncIterable<Chunk>,
): Promise<{ bank: Bank; reused: boolean }> {
  const present = openBank(folder, key);
  if (present) return { bank: present, reused: true };
  const writer = createBank(folder, key, width);
  try {
    for await (const { vectors, failed } of chunks()) {
      writer.append(vectors);
      for (const { row, why } of failed ?? []) writer.fail(row, why);
    }
  } catch (error) {
    writer.abandon();
    throw error;
  }
  return { bank: writer.finish(), reused: false };
}
