/** Vectors of one width with the keys that name them, row-major `[keys, width]`. */
export interface VectorTable {
  readonly keys: readonly string[];
  readonly width: number;
  readonly data: Float32Array;
}

/** How a reader says what is wrong with its file, and at which line, counted from 1. Throws. */
export type Fail = (what: string, line?: number) => never;

/** The vector of a key, and its line in the file. */
export interface VectorRow {
  readonly key: string;
  readonly values: readonly number[];
  readonly line: number;
}

/** A table from rows that must all have `width` numbers. */
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
  return { keys: rows.map(({ key }) => key), width, data };
}
