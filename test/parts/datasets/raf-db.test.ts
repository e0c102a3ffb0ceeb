import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import rafDb from '../../../src/parts/datasets/raf-db.js';
import { datasetFolder, short } from './reading.js';

const folder = await datasetFolder(rafDb);
beforeAll(folder.layOut);

test('its class order becomes ours; the part is in the name, the suffix in the file', async () => {
  const table = await folder.read({ tolerance: 1 });
  expect(short(table)).toEqual([
    ['train_00001.jpg', 'train', 'Sadness'],
    ['train_00002.jpg', 'train', 'Surprise'],
    ['train_00003.jpg', 'train', 'Fear'],
    ['train_00004.jpg', 'train', 'Disgust'],
    ['train_00005.jpg', 'train', 'Happiness'],
    ['train_00006.jpg', 'train', 'Anger'],
    ['train_00007.jpg', 'train', 'Neutral'],
    ['test_0001.jpg', 'validation', 'Neutral'],
    ['test_0002.jpg', 'validation', 'Surprise'],
  ]);
  expect(table.rows.at(0)!.image).toBe(join(folder.root, 'Image/aligned/train_00001_aligned.jpg'));
  expect(folder.bad(table)).toEqual([
    'EmoLabel/list_patition_label.txt:8  the class is 8; expected 1 to 7',
    'EmoLabel/list_patition_label.txt:9  has 1 fields, not 2',
    'EmoLabel/list_patition_label.txt:10  "image_00010.jpg" is not train_<number>.jpg or test_<number>.jpg',
    'EmoLabel/list_patition_label.txt:11  train_00001.jpg is listed already at EmoLabel/list_patition_label.txt:1',
  ]);
});

test('the test part may remain; the original images have no suffix; a class may be dropped', async () => {
  const options = {
    tolerance: 1,
    test: 'test',
    images: 'Image/original',
    suffix: '',
    classes: { Neutral: 'none' },
  };
  const table = await folder.read(options);
  expect(short(table).slice(-2)).toEqual([
    ['test_0001.jpg', 'test'],
    ['test_0002.jpg', 'test', 'Surprise'],
  ]);
  expect(table.rows.at(0)!.image).toBe(join(folder.root, 'Image/original/train_00001.jpg'));
  expect(table.dropped).toEqual([
    { split: 'train', what: 'labels "Neutral", which is not a class of expression', count: 1 },
    { split: 'train', what: 'rows without any label', count: 1 },
    { split: 'test', what: 'labels "Neutral", which is not a class of expression', count: 1 },
  ]);
});

test('without the list, the error says how to get the data set', async () => {
  await expect(folder.read({ root: '' })).rejects.toThrow(/data\.root is empty\. RAF-DB is.*\[no-data-set\]/);
});
