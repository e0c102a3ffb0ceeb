import { ZooError } from '../../errors/problem.js';
import { badVectors, otherWidth, vectorsMissing } from '../../errors/vectors.js';
import { type FeaturesOptions, schema } from '../../generated/backbones/features.js';
import { defineBackbone, refuse } from '../../part.js';
import type { VectorTable } from '../../vectors/table.js';

/**
 * Vectors that the user brings in place of a network, [rows, width], found by row key: (x - mean) / std, as far as the page
 * gives these. Throws `bad-vectors` where the file is not what the options say, `vectors-missing` where rows of the data set
 * are not in it.
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
    const open = (): Promise<VectorTable> => {
      table ??= import('../../vectors/read.js').then(({ readVectors }) => readVectors(options));
      return table;
    };
    const keys = async (): Promise<readonly string[]> => (await open()).keys;
    const read = async (wanted: readonly string[]): Promise<Float32Array> =>
      scale(select(options.file, await open(), wanted), options);
    return { vectors: { width: options.width, file: options.file, keys, read } };
  },
});

/** Scales vectors in place. */
function scale(vectors: Float32Array, { width, mean, std }: FeaturesOptions): Float32Array {
  if (!mean && !std) return vectors;
  for (let i = 0; i < vectors.length; i++)
    vectors[i] = (vectors[i]! - (mean?.[i % width] ?? 0)) / (std?.[i % width] ?? 1);
  return vectors;
}

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
