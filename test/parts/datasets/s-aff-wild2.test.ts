import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SAffWild2Options } from '../../../src/generated/datasets/s-aff-wild2.js';
import { labelSpaces } from '../../../src/labels.js';
import sAffWild2 from '../../../src/parts/datasets/s-aff-wild2.js';

const HEADER = 'image,valence,arousal,expression,aus';
const UNITS = '0,1,0,0,1,0,1,0,0,0,1,0';
const NONE = Array.from({ length: 12 }, () => '-1').join(',');
const GOOD = `v/00001.jpg,0.25,-0.5,4,${UNITS}`;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 's-aff-wild2-'));
});
beforeEach(() => write('validation', [GOOD.replace('v/', 'w/')]));
afterAll(() => rm(root, { recursive: true }));

const write = (name: 'training' | 'validation', rows: readonly string[]) =>
  writeFile(join(root, `${name}_set_annotations.txt`), [HEADER, ...rows, ''].join('\r\n'));

function read(options: Partial<SAffWild2Options> = {}) {
  const filled: SAffWild2Options = {
    type: 's-aff-wild2',
    root,
    images: 'cropped_aligned',
    tolerance: 1,
    ...options,
  };
  const drawFaces = () => Promise.reject(new Error('no faces should be drawn'));
  return sAffWild2.bind(filled).read({ labels: labelSpaces, drawFaces });
}

test('a row becomes an image and three labels', async () => {
  await write('training', [GOOD]);
  const { rows } = await read();
  expect(rows.at(0)).toEqual({
    key: 'v/00001.jpg',
    image: join(root, 'cropped_aligned/v/00001.jpg'),
    split: 'train',
    group: 'v',
    sequence: 'v',
    position: 1,
    labels: {
      'valence-arousal': Float32Array.of(0.25, -0.5),
      expression: Float32Array.of(0, 0, 0, 0, 1, 0, 0, 0),
      'action-units': Float32Array.from(UNITS.split(','), Number),
    },
  });
  expect(rows.map(({ split }) => split)).toEqual(['train', 'validation']);
});

test.each([
  ['valence', `v/1.jpg,-5,0.1,0,${UNITS}`, ['expression', 'action-units']],
  ['arousal', `v/1.jpg,0.1,-5,0,${UNITS}`, ['expression', 'action-units']],
  ['expression', `v/1.jpg,0.1,0.1,-1,${UNITS}`, ['valence-arousal', 'action-units']],
  ['one action unit', `v/1.jpg,0.1,0.1,0,${UNITS.replace(/0$/, '-1')}`, ['valence-arousal', 'expression']],
  ['all but the expression, floats', `v/1.jpg,-5.0,-5.0,7.0,${NONE}`, ['expression']],
])('missing: %s', async (what, row, labels) => {
  await write('training', [row]);
  const { rows, bad, dropped } = await read();
  expect(bad).toEqual([]);
  expect(Object.keys(rows.at(0)!.labels)).toEqual(labels);
  const half = {
    split: 'train',
    what: 'rows with valence or arousal alone, which count as unlabeled',
    count: 1,
  };
  expect(dropped).toEqual(['valence', 'arousal'].includes(what) ? [half] : []);
});

test('rows without labels are dropped and counted per split', async () => {
  await write('training', [`v/1.jpg,-5,-5,-1,${NONE}`, `v/2.jpg,-5,-5,-1,${NONE}`, GOOD]);
  const { rows, dropped } = await read();
  expect(dropped).toEqual([{ split: 'train', what: 'rows without any label', count: 2 }]);
  expect(rows.filter(({ split }) => split === 'train')).toHaveLength(1);
});

test.each([
  ['v/1.jpg,0,0,1,0,1', 'has 6 fields, not 16'],
  [`v/1.jpg,0,1.5,1,${UNITS}`, 'valence and arousal are 0 and 1.5; expected [-1, 1], or -5 for missing'],
  [`v/1.jpg,,0,1,${UNITS}`, 'valence and arousal are  and 0; expected [-1, 1], or -5 for missing'],
  [`v/1.jpg,0,0,8,${UNITS}`, 'the expression is 8; expected 0 to 7, or -1 for missing'],
  [`v/1.jpg,0,0,1.5,${UNITS}`, 'the expression is 1.5; expected 0 to 7, or -1 for missing'],
  [`v/1.jpg,0,0,1,${UNITS.replace(/^0/, '2')}`, 'AU1 is 2; expected 0, 1, or -1 for missing'],
  [`v/1.jpg,0,0,1,${UNITS.replace(/0$/, 'x')}`, 'AU26 is x; expected 0, 1, or -1 for missing'],
  [`../1.jpg,0,0,1,${UNITS}`, '"../1.jpg" is no <video>/<frame>.jpg below the folder of images'],
  [GOOD, 'v/00001.jpg is listed already at FILE:2'],
])('bad row %s', async (row, why) => {
  await write('training', [GOOD, row]);
  const { rows, bad } = await read();
  const file = join(root, 'training_set_annotations.txt');
  expect(bad).toEqual([`${file}:3  ${why.replace('FILE', file)}`]);
  const [, second] = rows.filter(({ split }) => split === 'train');
  const keepsOthers = /expected/.test(why); // one label is bad, not the row
  expect(Object.keys(second?.labels ?? {})).toHaveLength(keepsOthers ? 2 : 0);
});

test('more bad rows than tolerated stop the run, naming them', async () => {
  await write('training', [
    ...Array.from({ length: 8 }, (_, i) => GOOD.replace('00001', `${i}`)),
    'bad',
    'worse',
  ]);
  await expect(read({ tolerance: 0.2 })).resolves.toMatchObject({ bad: { length: 2 } });
  await expect(read({ tolerance: 0.1 })).rejects.toThrow(
    /2 of 10 rows \(20 %\) are bad or have bad labels; data\.tolerance allows 10 %:\s+\S+:10 {2}has 1 fields, not 16\s+\S+:11 .*\[too-many-bad-rows\]/,
  );
});

test('the test list has names only, with or without the header', async () => {
  await write('training', [GOOD]);
  const list = join(root, 'MTL_Challenge_test_set_release.txt');
  for (const text of [
    'image,valence,arousal,expression,aus\nt/00001.jpg,\nt/00002.jpg,\n',
    't/00001.jpg\nt/00002.jpg\n',
  ]) {
    await writeFile(list, text);
    const { rows } = await read();
    const tested = rows.filter(({ split }) => split === 'test');
    expect(tested.map(({ key, labels }) => [key, labels])).toEqual([
      ['t/00001.jpg', {}],
      ['t/00002.jpg', {}],
    ]);
  }
  await rm(list);
});

test.each([
  ['', 'data.root is empty'],
  ['no/such/folder', 'training_set_annotations.txt is not in no/such/folder'],
])('without the data set at "%s", the error says what it is and how to get it', async (at, found) => {
  const error = await read({ root: at }).catch((thrown: Error) => thrown.message);
  expect(error).toContain(found);
  expect(error).toMatch(/ask the organizers of the ABAW challenge.*set S_AFF_WILD2.*\[no-data-set\]/);
});

test('an empty file is an error', async () => {
  await write('training', []);
  await expect(read()).rejects.toThrow(/training_set_annotations.txt has no rows.*\[no-rows\]/);
});

test('both people of a video are one group; an image of the training file is not validated on', async () => {
  await write('training', [GOOD.replace('v/', 'v_left/'), GOOD.replace('v/', 'v_right/')]);
  await write('validation', [GOOD.replace('v/', 'v_left/'), GOOD.replace('v/', 'w/')]);
  const { rows, bad } = await read();
  expect(rows.map(({ group, split }) => [group, split])).toEqual([
    ['v', 'train'],
    ['v', 'train'],
    ['w', 'validation'],
  ]);
  expect(bad).toEqual([
    `${join(root, 'validation_set_annotations.txt')}:2  v_left/00001.jpg is listed already at ${join(root, 'training_set_annotations.txt')}:2`,
  ]);
});

test('synthetic faces are read from the folder that they are drawn into', async () => {
  await write('training', [GOOD]);
  const asked: unknown[] = [];
  const synthetic = { seed: 1, train: 1, validation: 1, style: 'demo' as const, labelNoise: 0 };
  const options: SAffWild2Options = {
    type: 's-aff-wild2',
    root: '/cache/faces',
    images: 'cropped_aligned',
    tolerance: 0,
    synthetic,
  };
  const drawFaces = async (...call: unknown[]) => {
    asked.push(call);
    return root;
  };
  const { rows } = await sAffWild2.bind(options).read({ labels: labelSpaces, drawFaces });
  expect(asked).toEqual([['/cache/faces', synthetic]]);
  expect(rows).toHaveLength(2);
});
