import type { KeepVectors, ReadRows } from '../part.js';
import { inMemory } from './in-memory.js';

/**
 * A file of vectors: the names of its rows (false: their line numbers), the columns or arrays with their numbers (see
 * the `features` backbone), and their width.
 */
export interface VectorFile {
  readonly file: string;
  readonly keys: string | false;
  readonly values: string;
  readonly width: number;
  readonly columns?: readonly string[];
  /** The value of an empty cell, by column. */
  readonly mean?: readonly number[];
}

/** Vectors with their keys. */
export interface VectorTable {
  readonly keys: readonly string[];
  /** Reads vectors by position. Those without random access are first unpacked with `keep`. */
  open(keep: KeepVectors): Promise<ReadRows>;
}

/** Reports a problem with the file, with its line, counted from 1, if known. Throws. */
export type Fail = (what: string, line?: number) => never;

/** The vector of a key, and its line in the file. */
export interface VectorRow {
  readonly key: string;
  readonly values: readonly number[];
  readonly line: number;
}

/** Creates a table from rows that must all have `width` numbers. */
export function tableOf(rows: readonly VectorRow[], width: number, fail: Fail): VectorTable {
  const data = new Float32Array(rows.length * width);
  rows.forEach(({ key, values, line }, i) => {
    if (values.length !== width)
      fail(`the vector of "${key}" has ${values.length} numbers, not ${width}`, line);
    const bad = values.findIndex(
      (value) => typeof value !== 'number' || !Number.isFinite(Math.fround(value)),
    );
    if (bad >= 0) fail(`number ${bad + 1} of the vector of "${key}" is not a number`, line);
    data.set(values, i * width);
  });
  return { keys: rows.map(({ key }) => key), open: async () => inMemory(data, width) };
}
