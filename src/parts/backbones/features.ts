import { ZooError } from '../../errors/problem.js';
import { badVectors, vectorsMissing } from '../../errors/vectors.js';
import { schema } from '../../generated/backbones/features.js';
import { defineBackbone } from '../../part.js';
import type { VectorTable } from '../../vectors/table.js';

/**
 * Vectors that the user brings in place of a network, [rows, width], found by image key. Throws `bad-vectors` where
 * the file is not what the options say, `vectors-missing` where images of the data set are not in it.
 */
export default defineBackbone({
  name: 'features',
  schema,
  bind: (options) => {
    let table: Promise<VectorTable> | undefined;
    const read = async (keys: readonly string[]): Promise<Float32Array> => {
      table ??= import('../../vectors/read.js').then(({ readVectors }) => readVectors(options));
      return select(options.file, await table, keys);
    };
    return { vectors: { width: options.width, file: options.file, read } };
  },
});

function select(file: string, table: VectorTable, keys: readonly string[]): Float32Array {
  const { width, data } = table;
  const at = new Map(table.keys.map((key, i) => [key, i] as const));
  const twice = table.keys.find((key, i) => at.get(key) !== i);
  if (twice !== undefined) throw new ZooError(badVectors(file, `it has more than one vector of "${twice}"`));
  const missing = keys.filter((key) => !at.has(key));
  if (missing.length > 0) throw new ZooError(vectorsMissing(file, missing, keys.length, table.keys));
  const out = new Float32Array(keys.length * width);
  keys.forEach((key, i) => {
    const row = at.get(key)!;
    out.set(data.subarray(row * width, (row + 1) * width), i * width);
  });
  return out;
}
