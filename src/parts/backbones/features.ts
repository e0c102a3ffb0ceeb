import { ZooError } from '../../errors/problem.js';
import { badVectors, otherWidth, vectorsMissing } from '../../errors/vectors.js';
import { type FeaturesOptions, schema } from '../../generated/backbones/features.js';
import { defineBackbone, type KeepVectors, type ReadRows, refuse } from '../../part.js';
import type { VectorTable } from '../../vectors/table.js';

/**
 * Vectors from the user in place of a network, [rows, width], found by row key: (x - mean) / std, if the page sets
 * these. Throws `bad-vectors` if the file does not match the options, `vectors-missing` if it lacks rows of the data
 * set.
 */
export default defineBackbone({
  name: 'features',
  schema,
  bind: (options) => {
    for (const name of ['columns', 'mean', 'std'] as const) {
      const { length = options.width } = options[name] ?? {};
      if (length !== options.width) refuse(name, otherWidth(length, options.width));
    }
    let table: Promise<VectorTable> | undefined;
    const read = (): Promise<VectorTable> => {
      table ??= import('../../vectors/read.js').then(({ readVectors }) => readVectors(options));
      return table;
    };
    let all: Promise<Positioned> | undefined;
    const open = async (keys: readonly string[], keep: KeepVectors): Promise<ReadRows> => {
      all ??= positioned(options.file, await read(), keep);
      const { at, read: rows } = await all;
      return scaled(select(rows, positionsOf(options.file, keys, at)), options);
    };
    const keys = async (): Promise<readonly string[]> => (await read()).keys;
    return { vectors: { width: options.width, file: options.file, keys, open } };
  },
});

/** The vectors of a file, and the position of each key. */
interface Positioned {
  readonly at: ReadonlyMap<string, number>;
  readonly read: ReadRows;
}

async function positioned(file: string, { keys, open }: VectorTable, keep: KeepVectors): Promise<Positioned> {
  const at = new Map<string, number>();
  for (const [position, key] of keys.entries()) {
    if (at.has(key)) throw new ZooError(badVectors(file, `it has more than one vector of "${key}"`));
    at.set(key, position);
  }
  return { at, read: await open(keep) };
}

/** The positions of the vectors of these keys. */
function positionsOf(file: string, keys: readonly string[], at: Positioned['at']): Int32Array {
  const missing = keys.filter((key) => !at.has(key));
  if (missing.length > 0) throw new ZooError(vectorsMissing(file, missing, keys.length, [...at.keys()]));
  return Int32Array.from(keys, (key) => at.get(key)!);
}

/** Reads the rows at these positions. */
const select =
  (read: ReadRows, positions: Int32Array): ReadRows =>
  (rows, out) =>
    read(
      Int32Array.from(rows, (row) => positions[row]!),
      out,
    );

/** Reads rows and scales their numbers. */
function scaled(read: ReadRows, { width, mean, std }: FeaturesOptions): ReadRows {
  if (!mean && !std) return read;
  return async (rows, out) => {
    await read(rows, out);
    for (let i = 0; i < out.length; i++)
      out[i] = (out[i]! - (mean?.[i % width] ?? 0)) / (std?.[i % width] ?? 1);
  };
}
