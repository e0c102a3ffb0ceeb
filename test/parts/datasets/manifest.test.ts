import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ManifestOptions } from '../../../src/generated/datasets/manifest.js';
import { labelSpaces } from '../../../src/labels.js';
import type { LabelSpace } from '../../../src/part.js';
import manifest from '../../../src/parts/datasets/manifest.js';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'manifest-'));
});
afterAll(() => rm(root, { recursive: true }));

const expression = { column: 'emotion', map: { sad: 'Sadness', '7': 'Other' } };

async function read(
  files: { [name: string]: string },
  options: Partial<ManifestOptions> = {},
  spaces: { readonly [name: string]: LabelSpace } = labelSpaces,
) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  const filled: ManifestOptions = {
    type: 'manifest',
    root,
    split: 'split',
    splits: {},
    image: 'image',
    images: '.',
    labels: { expression },
    missing: [],
    tolerance: 1,
    ...options,
  };
  const drawFaces = () => Promise.reject(new Error('no faces should be drawn'));
  return manifest.bind(filled).read({ labels: spaces, drawFaces });
}

test('one table: classes by map or by their own names, splits by column', async () => {
  const text =
    'image,split,emotion\na.jpg,training,sad\nb.jpg,validation,Happiness\nc.jpg,test,\nd.jpg,training,7\ne.jpg,spare,sad\n';
  const splits = { training: 'train', spare: 'none' } as const;
  const { rows, bad } = await read({ 'all.csv': text }, { file: 'all.csv', images: 'faces', splits });
  expect(bad).toEqual([]);
  expect(rows.map(({ key, split, labels }) => [key, split, labels.expression?.indexOf(1)])).toEqual([
    ['a.jpg', 'train', 5],
    ['b.jpg', 'validation', 4],
    ['c.jpg', 'test', undefined],
    ['d.jpg', 'train', 7],
  ]);
  expect(rows.at(0)!.image).toBe(join(root, 'faces/a.jpg'));
});

test('drawn faces: the folder of the set, with the number of rows in the options', async () => {
  const options: ManifestOptions = {
    type: 'manifest',
    root: '/cache/faces',
    synthetic: { seed: 1, train: 2, validation: 1, style: 'demo', attributes: true },
    file: 'attributes.csv',
    split: 'split',
    splits: {},
    image: 'image',
    images: '.',
    labels: { person: { column: 'person' } },
    missing: [],
    tolerance: 0,
  };
  const text = 'image,split,person\na.jpg,train,1\nb.jpg,train,0\nc.jpg,validation,1\n';
  await writeFile(join(root, 'attributes.csv'), text);
  const asked: unknown[] = [];
  const drawFaces = async (...call: unknown[]) => {
    asked.push(call);
    return root;
  };
  const person = { name: 'person', kind: 'classes', names: ['0', '1'] } as const;
  const bound = manifest.bind(options);
  const { rows } = await bound.read({ labels: { person }, drawFaces });
  expect(asked).toEqual([['/cache/faces', options.synthetic]]);
  expect(rows.map(({ image, split, labels }) => [image, split, labels.person?.indexOf(1)])).toEqual([
    [join(root, 'a.jpg'), 'train', 1],
    [join(root, 'b.jpg'), 'train', 0],
    [join(root, 'c.jpg'), 'validation', 1],
  ]);
  expect(bound.expected).toMatchObject({ train: 2, validation: 1 });
  const shares = { ...options, split: { validation: 0.25, test: 0.25 } };
  const drawn = { ...options.synthetic!, train: 6, validation: 2 };
  expect(manifest.bind({ ...shares, synthetic: drawn }).expected).toEqual({ train: 4, validation: 2 });
});

const units = Array.from({ length: 12 }, (_, i) => `u${i}`);

test('one table per split: several columns in a space, csv and jsonl, missing values', async () => {
  const train = `image,${units.join()},v,a\nx.jpg,${units.map((_, i) => i % 2).join()},0.5,-1\ny.jpg,${units.map(() => 9).join()},0.1,0.2\nz.jpg,${units.map(() => 9).join()},,0.2\n`;
  const validation = `${JSON.stringify({ image: 'w.jpg', v: 0.25, a: 0, u0: null })}\n`;
  const { rows, dropped } = await read(
    { 'train.csv': train, 'validation.jsonl': validation },
    {
      files: { train: 'train.csv', validation: 'validation.jsonl' },
      labels: { 'action-units': { columns: units }, 'valence-arousal': { columns: ['v', 'a'] } },
      missing: [9],
    },
  );
  expect(rows.map(({ key, split, labels }) => [key, split, labels])).toEqual([
    [
      'x.jpg',
      'train',
      {
        'action-units': Float32Array.from(units, (_, i) => i % 2),
        'valence-arousal': Float32Array.of(0.5, -1),
      },
    ],
    ['y.jpg', 'train', { 'valence-arousal': Float32Array.of(0.1, 0.2) }],
    ['z.jpg', 'train', { 'valence-arousal': Float32Array.of(Number.NaN, 0.2) }],
    ['w.jpg', 'validation', { 'valence-arousal': Float32Array.of(0.25, 0) }],
  ]);
  expect(dropped).toEqual([
    { split: 'train', what: 'single labels of valence-arousal, which are missing', count: 1 },
  ]);
});

test('a row has its units and values, and lacks the others', async () => {
  const text = `image,split,${units.join()},v,a\nx.jpg,train,1,,${units.slice(2).map(() => 0)},,0.5\n`;
  const labels = { 'action-units': { columns: units }, 'valence-arousal': { columns: ['v', 'a'] } };
  const { rows, dropped } = await read({ 'some.csv': text }, { file: 'some.csv', labels });
  expect(rows.map((row) => row.labels)).toEqual([
    {
      'action-units': Float32Array.of(1, Number.NaN, ...units.slice(2).map(() => 0)),
      'valence-arousal': Float32Array.of(Number.NaN, 0.5),
    },
  ]);
  expect(dropped).toEqual([
    { split: 'train', what: 'single labels of action-units, which are missing', count: 1 },
    { split: 'train', what: 'single labels of valence-arousal, which are missing', count: 1 },
  ]);
});

test('rows without images are named by a key', async () => {
  const { rows } = await read(
    { 'k.csv': 'id,split,emotion\n17,train,sad\n' },
    { file: 'k.csv', image: false, key: 'id' },
  );
  expect(rows.at(0)).toMatchObject({ key: '17', image: null });
});

test.each([
  ['a.jpg,train,angry', 'emotion is "angry", neither a class nor in the page\'s map'],
  [
    'a.jpg,later,sad',
    'split is "later", which is not a split (train, validation, test) and not in the page\'s data.splits',
  ],
  [',train,sad', 'has no image'],
  ['a.jpg,train', 'has 2 fields, but there are 3 columns'],
  ['first.jpg,train,sad', 'first.jpg is listed already at FILE:2'],
])('bad row %s', async (row, why) => {
  const file = join(root, 'bad.csv');
  const text = `image,split,emotion\nfirst.jpg,train,sad\n${row}\n`;
  const { rows, bad } = await read({ 'bad.csv': text }, { file: 'bad.csv' });
  expect(bad).toEqual([`${file}:3  ${why.replace('FILE', file)}`]);
  expect(rows).toHaveLength(1);
});

test.each([
  [{ columns: ['v', 'a'] }, 'v,a', '2,0', 'v is "2"; expected [-1, 1]', 'valence-arousal'],
  [
    { columns: units },
    units.join(),
    units.map((_, i) => (i === 3 ? 'maybe' : 0)).join(),
    'u3 is "maybe"; expected 0 or 1',
    'action-units',
  ],
])('bad value of %o', async (columns, header, row, why, space) => {
  const text = `image,split,${header}\na.jpg,train,${row}\n`;
  const { bad } = await read({ 'value.csv': text }, { file: 'value.csv', labels: { [space]: columns } });
  expect(bad).toEqual([`${join(root, 'value.csv')}:2  ${why}`]);
});

test.each<[string, Partial<ManifestOptions>, RegExp]>([
  ['no table', {}, /either one table.*\[manifest-tables\]/],
  [
    'a missing table',
    { file: 'gone.csv' },
    /gone\.csv cannot be read: there is no such file\..*\[unreadable-table\]/,
  ],
  [
    'a missing column',
    { file: 'k.csv', key: 'identity' },
    /has no column "image"[\s\S]*has no column "identity"/,
  ],
  ['no key', { file: 'k.csv', image: false }, /data\.key.*need "key"/],
  [
    'an unknown label space',
    { file: 'k.csv', labels: { expresion: expression } },
    /data\.labels\.expresion.*Did you mean "expression"\?.*\[unknown-labels\]/,
  ],
  [
    'a map to no class',
    { file: 'k.csv', labels: { expression: { column: 'emotion', map: { sad: 'Sadnes' } } } },
    /"Sadnes" is not a class of expression\. Did you mean "Sadness"\?/,
  ],
  ['columns for classes', { file: 'k.csv', labels: { expression: { columns: ['a'] } } }, /expected "column"/],
  [
    'too few columns',
    { file: 'k.csv', labels: { 'valence-arousal': { columns: ['v'] } } },
    /expected "columns": a list of 2, for valence, arousal/,
  ],
])('%s is an error', async (_, options, sentence) => {
  await expect(read({ 'k.csv': 'id,split,emotion\n17,train,sad\n' }, options)).rejects.toThrow(sentence);
});

test('an empty table is an error', async () => {
  await expect(read({ 'empty.csv': 'image,split,emotion\n' }, { file: 'empty.csv' })).rejects.toThrow(
    /has no rows/,
  );
});

test('more bad rows than tolerated stop the run', async () => {
  const text = `image,split,emotion\n${['sad', 'sad', 'sad', 'none'].map((emotion, i) => `${i}.jpg,train,${emotion}`).join('\n')}\n`;
  await expect(read({ 't.csv': text }, { file: 't.csv', tolerance: 0.2 })).rejects.toThrow(
    /1 of 4 rows \(25 %\).*allows 20 %/,
  );
});

const own: { [name: string]: LabelSpace } = {
  mood: { name: 'mood', kind: 'classes', names: ['0', 'calm', 'cross'] },
  seen: { name: 'seen', kind: 'multi-label', names: ['smile', 'glasses'] },
  pose: { name: 'pose', kind: 'continuous', names: ['yaw', 'pitch'], range: [-90, 90] },
};

/** The labels of one label space read from these cells of a csv or jsonl `file`, and the bad ones. */
async function labelsOf(
  space: string,
  columns: ManifestOptions['labels'][string],
  rows: readonly object[],
  missing: ManifestOptions['missing'] = [],
) {
  const lines = rows.map((row, i) => JSON.stringify({ image: `${i}.jpg`, split: 'test', ...row }));
  const options = { file: 'cells.jsonl', labels: { [space]: columns }, missing };
  const table = await read({ 'cells.jsonl': lines.join('\n') }, options, own);
  return {
    labels: table.rows.map(({ labels }) => labels[space] && [...labels[space]]),
    bad: table.bad.map((line) => line.replace(/^.*?:\d+ {2}/, '')),
  };
}

const cell = (...values: unknown[]) => values.map((c) => ({ c }));
const pair = (...values: unknown[][]) => values.map(([a, b]) => ({ a, b }));

test.each<[string, ...Parameters<typeof labelsOf>, unknown[]]>([
  [
    'a class by its number, and none',
    'mood',
    { column: 'c', map: { '7': 'calm', unsure: 'none' } },
    cell('0.0', '7.00', 'unsure', 'cross'),
    [],
    [[1, 0, 0], [0, 1, 0], undefined, [0, 0, 1]],
  ],
  [
    'yes and no, true and false',
    'seen',
    { columns: ['a', 'b'] },
    pair(['yes', 'No'], ['TRUE', 'False'], [true, 0], ['1.0', '']),
    [],
    [
      [1, 0],
      [1, 0],
      [1, 0],
      [1, Number.NaN],
    ],
  ],
  [
    'a map before missing values',
    'seen',
    { columns: ['a', 'b'], map: { '-1': 0 } },
    pair(['1', '-1.0'], ['-1', '9']),
    [-1, 9],
    [
      [1, 0],
      [0, Number.NaN],
    ],
  ],
  [
    'a missing value for this space only',
    'seen',
    { columns: ['a', 'b'], missing: ['?', 0] },
    pair(['?', '1'], ['0.00', '1']),
    [],
    [
      [Number.NaN, 1],
      [Number.NaN, 1],
    ],
  ],
  [
    'tags with a separator',
    'seen',
    { column: 'c', separator: '|', map: { specs: 'glasses', hat: 'none' }, none: ['nothing'] },
    cell('smile | specs', 'hat', 'nothing', ''),
    [],
    [[1, 1], [0, 0], [0, 0], undefined],
  ],
  [
    'an empty cell that means no tag',
    'seen',
    { column: 'c', separator: ' ', none: [''] },
    cell('', 'glasses smile'),
    [],
    [
      [0, 0],
      [1, 1],
    ],
  ],
  [
    'tags in arrays',
    'seen',
    { column: 'c' },
    cell(['smile'], [], [1, 0]),
    [],
    [
      [1, 0],
      [0, 0],
      [1, 0],
    ],
  ],
  [
    'numbers in arrays',
    'pose',
    { column: 'c', separator: ';' },
    cell([10, -5.5], [null, 3], '1;2'),
    [],
    [
      [10, -5.5],
      [Number.NaN, 3],
      [1, 2],
    ],
  ],
  [
    'numbers by name',
    'pose',
    { columns: ['a', 'b'], map: { left: -45, '?': 'none' } },
    pair(['left', '?']),
    [],
    [[-45, Number.NaN]],
  ],
])('cells: %s', async (_, space, columns, rows, missing, expected) => {
  const { labels, bad } = await labelsOf(space, columns, rows, missing);
  expect(bad).toEqual([]);
  expect(labels).toEqual(expected);
});

test.each<[string, ManifestOptions['labels'][string], object[], string]>([
  [
    'seen',
    { columns: ['a', 'b'] },
    pair(['-1', '1']),
    'a is "-1"; expected 0 or 1. If -1 means no, add map: { -1: 0 }; if it means no label, missing: [-1]',
  ],
  [
    'seen',
    { column: 'c', separator: ' ' },
    cell('smile glases'),
    'c has the tag "glases", which is neither a name of its labels nor in the page\'s map; did you mean "glasses"?',
  ],
  [
    'seen',
    { column: 'c' },
    cell('smile;glasses'),
    'c is "smile;glasses"; to read it as several tags, add separator: ";"',
  ],
  ['pose', { column: 'c' }, cell([1, 2, 3]), 'c is "[1,2,3]"; expected 2 numbers, for yaw, pitch'],
  ['pose', { column: 'c' }, cell([1, 200]), 'c has "200"; expected [-90, 90]'],
  ['mood', { column: 'c' }, cell('007'), 'c is "007", neither a class nor in the page\'s map'],
])('bad cells: %s %o', async (space, columns, rows, why) => {
  const { bad } = await labelsOf(space, columns, rows);
  expect(bad).toEqual([why]);
});

test('a bad label is skipped, and the row keeps its others', async () => {
  const text = 'image,split,mood,a,b\na.jpg,train,clam,1,x\nb.jpg,train,calm,0,1\n';
  const labels = { mood: { column: 'mood' }, seen: { columns: ['a', 'b'] } };
  const { rows, bad } = await read({ 'one.csv': text }, { file: 'one.csv', labels }, own);
  expect(rows.map((row) => row.labels)).toEqual([
    { seen: Float32Array.of(1, Number.NaN) },
    { mood: Float32Array.of(0, 1, 0), seen: Float32Array.of(0, 1) },
  ]);
  expect(bad).toEqual([
    `${join(root, 'one.csv')}:2  mood is "clam", neither a class nor in the page's map; did you mean "calm"?`,
    `${join(root, 'one.csv')}:2  b is "x"; expected 0 or 1`,
  ]);
  // both are in one row, which is half of the rows
  await expect(read({}, { file: 'one.csv', labels, tolerance: 0.4 }, own)).rejects.toThrow(
    /1 of 2 rows \(50 %\)/,
  );
});

test.each<[string, ManifestOptions['labels'], RegExp]>([
  ['a column and columns', { seen: { column: 'a', columns: ['a', 'b'] } }, /expected "columns": a list of 2/],
  [
    'a separator of columns',
    { seen: { columns: ['a', 'b'], separator: ' ' } },
    /seen\.separator.*expected no separator/,
  ],
  [
    'none of classes',
    { mood: { column: 'a', none: ['x'] } },
    /mood\.none.*Map values that mean no label to none/,
  ],
  [
    'a map to no bit',
    { seen: { columns: ['a', 'b'], map: { x: 'maybe' } } },
    /gives "maybe"; expected 0 or 1.*\[map-value\]/,
  ],
  [
    'a map to no tag',
    { seen: { column: 'a', map: { x: 'smil' } } },
    /"smil" is not a class of seen\. Did you mean "smile"\?/,
  ],
])('%s is an error', async (_, labels, sentence) => {
  await expect(
    read({ 'k.csv': 'image,split,a\n17,train,sad\n' }, { file: 'k.csv', labels }, own),
  ).rejects.toThrow(sentence);
});

test('paths have a prefix and a suffix', async () => {
  const { rows } = await read(
    { 'p.csv': 'image,split,emotion\n7,train,sad\n' },
    { file: 'p.csv', images: 'photos', prefix: 'train/img_', suffix: '.png' },
  );
  expect(rows.at(0)).toMatchObject({ key: 'train/img_7.png', image: join(root, 'photos/train/img_7.png') });
});

test('rows without images may be named by their line', async () => {
  const { rows } = await read(
    { 'l.csv': 'split,emotion\ntrain,sad\ntrain,sad\n' },
    { file: 'l.csv', image: false, key: false },
  );
  expect(rows.map(({ key }) => key)).toEqual(['2', '3']);
});

test('boxes are left, top, width and height in pixels, with a margin', async () => {
  const text =
    'image,split,emotion,x,y,r,b\na.jpg,train,sad,10,20,30,60\nb.jpg,train,sad,,,,\nc.jpg,train,sad,5,5,5,9\nd.jpg,train,sad,5,q,7,9\n';
  const box = { columns: ['x', 'y', 'r', 'b'], corners: true, margin: 0.1 };
  const { rows, bad } = await read({ 'b.csv': text }, { file: 'b.csv', box });
  expect(rows.map(({ key, box: of }) => [key, of])).toEqual([
    ['a.jpg', [8, 16, 24, 48]],
    ['b.jpg', undefined],
  ]);
  expect(bad.map((line) => line.replace(/^.*? {2}/, ''))).toEqual([
    'its box is 0 x 4 pixels',
    'y is "q"; expected a number of pixels',
  ]);
});

test('one table is split at random by shares; groups stay together', async () => {
  const lines = Array.from(
    { length: 40 },
    (_, i) => `${i}.jpg,p${i % 10},${i % 4 === 0 ? 'sad' : 'Happiness'}`,
  );
  const text = `image,person,emotion\n${lines.join('\n')}\n`;
  const how = { file: 's.csv', group: 'person', split: { validation: 0.2, stratify: 'emotion' } };
  const { rows, division } = await read({ 's.csv': text }, how);
  expect(division).toBe('20 % validation, grouped by person, stratified by emotion, seed 1');
  expect(rows.filter(({ split }) => split === 'validation')).toHaveLength(8);
  const people = (of: string) => new Set(rows.filter(({ split }) => split === of).map(({ group }) => group));
  expect([...people('train')].filter((one) => people('validation').has(one))).toEqual([]);
  await expect(
    read({}, { files: { train: 's.csv', validation: 's.csv' }, split: { validation: 0.5 } }),
  ).rejects.toThrow(/\[manifest-division\]/);
});
