import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGathering, defineDataset, type Row, readRecords, required } from 'declarative-zoo';
import { schema } from '../../generated/datasets/sample-part.js';

/** The folder `example` of this plugin. */
const EXAMPLE = fileURLToPath(new URL('../../../example/', import.meta.url));

const SOURCE = 'The images and labels.csv, a line per image: image,split,valence,arousal.';

/**
 * Images and `labels.csv`, a line per image: `image,split,valence,arousal`, where the image is a path below the
 * folder, the split is train, validation or test, and the numbers are in [-1, 1]. Throws if the file is missing, or
 * has more bad lines than tolerated.
 */
export default defineDataset({
  name: 'sample-part',
  schema,
  source: SOURCE,
  example: { root: EXAMPLE },
  bind: ({ root = EXAMPLE, tolerance }) => ({
    labels: ['valence-arousal'],
    read: async () => {
      const file = await required(root, 'labels.csv', SOURCE);
      const gathering = createGathering();
      for await (const record of readRecords(file)) {
        const row = 'why' in record ? record.why : rowOf(record.fields, root);
        gathering.add(row, file, record.line);
      }
      gathering.settle(tolerance, file, 'a line per image');
      return gathering.table();
    },
  }),
});

/** The row of a line, or the problem with it. */
function rowOf(fields: ReadonlyMap<string, string>, root: string): Row | string {
  const [image, split] = [fields.get('image'), fields.get('split')];
  if (!image) return 'names no image';
  if (split !== 'train' && split !== 'validation' && split !== 'test')
    return `the split is "${split}"; expected train, validation or test`;
  const affect = ['valence', 'arousal'].map((column) => Number(fields.get(column) || Number.NaN));
  if (!affect.every((value) => Math.abs(value) <= 1)) return 'valence and arousal are not numbers in [-1, 1]';
  return {
    key: image,
    image: join(root, image),
    split,
    labels: { 'valence-arousal': Float32Array.from(affect) },
  };
}
