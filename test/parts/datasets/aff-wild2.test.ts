import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bindPart } from '../../../src/part/bind.js';
import affWild2 from '../../../src/parts/datasets/aff-wild2.js';
import { datasetFolder, short } from './reading.js';

const folder = await datasetFolder(affWild2);
const frames = (video: string, ...numbers: number[]) =>
  numbers.map((n) => [`cropped_aligned/${video}/${String(n).padStart(5, '0')}.jpg`, '']);
beforeAll(async () => {
  await folder.layOut();
  const all = [frames('video10_left', 1, 2, 4, 5, 7), frames('video20', 1), frames('5-60-1920x1080-1', 1)];
  await folder.write(Object.fromEntries(all.flat()));
  await folder.write({ 'VA_Estimation_Challenge/Train_Set/._video10_left.txt': 'not a list' });
});

test('a frame has the labels of every task that annotates it; line 2 is frame 1', async () => {
  const table = await folder.read({ tolerance: 1 });
  expect(short(table)).toEqual([
    ['video20/00001.jpg', 'validation', [-1, 1], 'AU1 AU26'],
    ['5-60-1920x1080-1/00001.jpg', 'validation', 'Surprise'],
    ['video10_left/00001.jpg', 'train', [0.25, -0.5], 'AU4 AU12 AU25', 'Happiness'],
    ['video10_left/00004.jpg', 'train', 'Neutral'],
    ['video10_left/00005.jpg', 'train', [0, 0]],
    ['video10_left/00007.jpg', 'train', 'Anger'],
  ]);
  expect(table.rows.at(2)).toMatchObject({
    image: join(folder.root, 'cropped_aligned/video10_left/00001.jpg'),
    group: 'video10',
  });
  expect(table.dropped.map(({ split, what, count }) => `${count} ${what}: ${split}`)).toEqual([
    '2 rows without any label: validation',
    '1 videos that a listed task validates on: train',
    '1 rows with valence or arousal alone, which count as unlabeled: train',
    '2 rows without any label: train',
    '1 labeled frames without an image: train',
  ]);
  expect(folder.bad(table)).toEqual([
    'VA_Estimation_Challenge/Train_Set/video10_left.txt:5  valence and arousal are 0.1 and 1.2; expected [-1, 1], or -5 for missing',
    'EXPR_Classification_Challenge/Train_Set/video10_left.txt:6  the expression is 8; expected 0 to 7, or -1 for missing',
    'EXPR_Classification_Challenge/Train_Set/video10_left.txt:7  is empty',
    'AU_Detection_Challenge/Train_Set/video10_left.txt:4  has 7 fields, not 12',
  ]);
});

test('frames without a label are kept if heads read sequences', async () => {
  const { rows, dropped } = await folder.read({ tolerance: 1 }, {}, true);
  const own = rows.filter(({ sequence }) => sequence === 'video10_left');
  expect(own.map(({ position, labels }) => [position, Object.keys(labels).length])).toEqual([
    [1, 3],
    [2, 0],
    [4, 1],
    [5, 1],
    [7, 1],
  ]);
  // Frames that have no image either are still omitted.
  const without = dropped.filter(({ what }) => what === 'rows without any label');
  expect(without.map(({ split, count }) => [split, count])).toEqual([
    ['validation', 2],
    ['train', 1],
  ]);
});

test('only the listed tasks count, so their own split is kept', async () => {
  const tasks = { 'valence-arousal': 'VA_Estimation_Challenge' };
  const table = await folder.read({ tolerance: 1, tasks, every: 4 });
  expect(short(table)).toEqual([
    ['video20/00001.jpg', 'validation', [-1, 1]],
    ['5-60-1920x1080-1/00001.jpg', 'train', [0.5, 0.5]],
    ['video10_left/00001.jpg', 'train', [0.25, -0.5]],
    ['video10_left/00005.jpg', 'train', [0, 0]],
  ]);
  expect(bindPart(affWild2, { type: 'aff-wild2', tasks }).labels).toEqual(['valence-arousal']);
});

test('without images, it lists every labeled frame by its key', async () => {
  const table = await folder.read({ tolerance: 1, images: false });
  expect(table.rows.map(({ key, image }) => [key, image])).toContainEqual(['video10_left/00003.jpg', null]);
});

test.each([
  [
    { tasks: { expression: 'AU_Detection_Challenge' } },
    /video20\.txt begins with "AU1,.*Expected the header Neutral,.*\[wrong-header\]/,
  ],
  [
    { tasks: { expression: 'EXPR_Set' } },
    /EXPR_Set\/Validation_Set is not in .*Aff-Wild2 is.*\[no-data-set\]/,
  ],
  [{ images: 'cropped' }, /cropped is not in .*\[no-data-set\]/],
  [{ tolerance: 0.1 }, /4 of 12 rows [\s\S]*\[too-many-bad-rows\]/],
])('%o is an error', async (options, sentence) => {
  await expect(folder.read(options)).rejects.toThrow(sentence);
});
