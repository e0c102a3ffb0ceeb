import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ManifestOptions } from '../../../src/generated/datasets/manifest.js';
import { labelSpaces } from '../../../src/labels.js';
import manifest from '../../../src/parts/datasets/manifest.js';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'manifest-'));
});
afterAll(() => rm(root, { recursive: true }));

const expression = { column: 'emotion', map: { sad: 'Sadness', '7': 'Other' } };

async function read(files: { [name: string]: string }, options: Partial<ManifestOptions> = {}) {
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
  const drawFaces = () => Promise.reject(new Error('nothing is to be drawn'));
  return manifest.bind(filled).read({ labels: labelSpaces, drawFaces });
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
  expect(rows[0]!.image).toBe(join(root, 'faces/a.jpg'));
});

const units = Array.from({ length: 12 }, (_, i) => `u${i}`);

test('one table per split: several columns a space, csv beside jsonl, missing values', async () => {
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

test('a row carries the units and values that it has', async () => {
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
  expect(rows[0]).toMatchObject({ key: '17', image: null });
});

test.each([
  ['a.jpg,train,angry', 'emotion is "angry", neither a class nor in the page\'s map'],
  [
    'a.jpg,later,sad',
    'split is "later", which is no split (train, validation, test) and not in the page\'s data.splits',
  ],
  [',train,sad', 'has no image'],
  ['a.jpg,train', 'has 2 fields where there are 3 columns'],
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
    units.map((_, i) => (i === 3 ? 'yes' : 0)).join(),
    'u3 is "yes"; expected 0 or 1',
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
    'a table that is not there',
    { file: 'gone.csv' },
    /gone\.csv cannot be read: there is no such file\..*\[unreadable-table\]/,
  ],
  [
    'a column that is not there',
    { file: 'k.csv', key: 'identity' },
    /has no column "image"[\s\S]*has no column "identity"/,
  ],
  ['no key', { file: 'k.csv', image: false }, /data\.key.*need a key/],
  [
    'an unknown label space',
    { file: 'k.csv', labels: { expresion: expression } },
    /data\.labels\.expresion.*Did you mean "expression"\?.*\[unknown-labels\]/,
  ],
  [
    'a map to no class',
    { file: 'k.csv', labels: { expression: { column: 'emotion', map: { sad: 'Sadnes' } } } },
    /"Sadnes" is no class of expression\. Did you mean "Sadness"\?/,
  ],
  ['columns for classes', { file: 'k.csv', labels: { expression: { columns: ['a'] } } }, /expected column/],
  [
    'too few columns',
    { file: 'k.csv', labels: { 'valence-arousal': { columns: ['v'] } } },
    /expected columns: a list of 2, for valence, arousal/,
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
