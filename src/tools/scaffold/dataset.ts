import { exampleFiles } from './example.js';
import type { Sample } from './sample.js';

/** A table of images with its example: rows, and a sentence for each line that is none. */
export const dataset: Sample = {
  shelf: 'datasets',
  part: 'table',
  imports: ['defineDataset', 'createGathering', 'readRecords', 'required', 'type Row'],
  nodeImports: { 'node:path': ['join'], 'node:url': ['fileURLToPath'] },
  description: 'Images and a table of their valence and arousal.',
  required: [],
  options: {
    root: {
      description: 'Folder of labels.csv and the images. Absent: the example that comes with this plugin.',
      'x-path': true,
      type: 'string',
    },
    tolerance: {
      description: 'Share of lines that may be bad before the run stops; each is named by file and line.',
      type: 'number',
      minimum: 0,
      maximum: 1,
      default: 0.01,
    },
  },
  before: [
    "/** The folder `example` of this plugin. */\nconst EXAMPLE = fileURLToPath(new URL('../../../example/', import.meta.url));",
    "const SOURCE = 'The images and labels.csv, a line an image: image,split,valence,arousal.';",
  ],
  doc: [
    'Images and `labels.csv`, a line an image: `image,split,valence,arousal`, the image being a path below the folder, the',
    'split train, validation or test, the numbers in [-1, 1]. Throws where there is no such file, or more bad lines than',
    'tolerated.',
  ],
  facts: ['source: SOURCE', 'example: { root: EXAMPLE }'],
  takes: '{ root = EXAMPLE, tolerance }',
  work: [
    "labels: ['valence-arousal']",
    `read: async () => {
  const file = await required(root, 'labels.csv', SOURCE);
  const gathering = createGathering();
  for await (const record of readRecords(file)) {
    const row = 'why' in record ? record.why : rowOf(record.fields, root);
    gathering.add(row, \`\${file}:\${record.line}\`);
  }
  gathering.settle(tolerance, file, 'a line an image');
  return gathering.table();
}`,
  ],
  after: [
    `/** The row of a line, or what is wrong with it. */
function rowOf(fields: ReadonlyMap<string, string>, root: string): Row | string {
  const [image, split] = [fields.get('image'), fields.get('split')];
  if (!image) return 'names no image';
  if (split !== 'train' && split !== 'validation' && split !== 'test')
    return \`the split is "\${split}"; expected train, validation or test\`;
  const affect = ['valence', 'arousal'].map((column) => Number(fields.get(column) || Number.NaN));
  if (!affect.every((value) => Math.abs(value) <= 1)) return 'valence and arousal are no numbers in [-1, 1]';
  return { key: image, image: join(root, image), split, labels: { 'valence-arousal': Float32Array.from(affect) } };
}`,
  ],
  files: exampleFiles(),
  page: (type) => [
    'extends: va-fc-bn-tanh',
    '',
    `data: { type: ${type} }`,
    '',
    'images:',
    '  train: { resize: 66, crop: 64, views: 8 }',
    '  evaluate: { resize: 64 }',
    '',
    'backbone: { weights: zoo/synthetic-faces }',
    'training: { optimizer: { rate: 0.4 }, batch: 8, epochs: 100 }',
    '',
    'profiles: { demo: null } # its data is there',
  ],
  test: [
    'const read = (lines, tolerance) => {',
    "  const root = mkdtempSync(join(tmpdir(), 'table-'));",
    "  writeFileSync(join(root, 'labels.csv'), ['image,split,valence,arousal', ...lines].join('\\n'));",
    '  return part.bind({ root, tolerance }).read().finally(() => rmSync(root, { recursive: true }));',
    '};',
    '',
    "test('by hand: a line is a row', async () => {",
    "  const [row] = (await read(['a.png,train,0.5,-1'], 0)).rows;",
    "  assert.deepEqual([row.key, row.split, ...row.labels['valence-arousal']], ['a.png', 'train', 0.5, -1]);",
    '});',
    '',
    "test('a line that is none is named, and too many stop the run', async () => {",
    "  const lines = ['a.png,train,0,0', 'b.png,trian,0,0', 'c.png,train,2,0'];",
    '  const { bad } = await read(lines, 1);',
    "  assert.deepEqual(bad.map((one) => one.replace(/^.*labels/, 'labels')), [",
    '    \'labels.csv:3  the split is "trian"; expected train, validation or test\',',
    "    'labels.csv:4  valence and arousal are no numbers in [-1, 1]',",
    '  ]);',
    '  await assert.rejects(read(lines, 0.5), /labels.csv:3/);',
    '});',
  ],
  testImports: {
    'node:fs': ['mkdtempSync', 'rmSync', 'writeFileSync'],
    'node:os': ['tmpdir'],
    'node:path': ['join'],
  },
};
