import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import ferPlus from '../../../src/parts/datasets/ferplus.js';
import { datasetFolder, short } from './reading.js';

const folder = await datasetFolder(ferPlus);
beforeAll(folder.layOut);

// By the rules of its authors' ferplus.py, mode "majority", worked out by hand: single votes are zero, then more than half.
test('the label is the majority of the votes, without single ones', async () => {
  const table = await folder.read({ tolerance: 1 });
  expect(short(table)).toEqual([
    ['FER2013Train/fer0000001.png', 'train', 'Neutral'],
    ['FER2013Train/fer0000002.png', 'train', 'Neutral'],
    ['FER2013Train/fer0000003.png', 'train', 'Happiness'],
    ['FER2013Train/fer0000008.png', 'train', 'Fear'],
    ['FER2013Valid/fer0028638.png', 'validation', 'Surprise'],
    ['FER2013Test/fer0032298.png', 'test', 'Anger'],
  ]);
  expect(table.rows.at(0)!.image).toBe(join(folder.root, 'FER2013Train/fer0000001.png'));
  expect(table.dropped.map(({ split, what, count }) => `${count} ${what}: ${split}`)).toEqual([
    '1 rows in which no class has more than half of the votes: train',
    '1 rows in which no two votes agree: train',
    '1 rows of Contempt, which is not a class of expression: train',
    '1 rows that most votes call unknown or no face: train',
    '1 rows without an image, which are not faces: train',
  ]);
  expect(folder.bad(table)).toEqual([
    'fer2013new.csv:13  sadness is "x"; expected a number of votes',
    'fer2013new.csv:14  Usage is "Test"; expected Training, PublicTest, PrivateTest',
    'fer2013new.csv:15  FER2013Test/fer0032298.png is listed already at fer2013new.csv:12',
  ]);
});

test('the label may be the distribution of the votes over the classes of the space', async () => {
  const { rows } = await folder.read({ tolerance: 1, votes: 'distribution' });
  const label = (name: string) => [...[...rows].find(({ key }) => key.endsWith(name))!.labels.expression!];
  // Neutral Anger Disgust Fear Happiness Sadness Surprise Other: 4 neutral, 3 anger and 2 disgust of 9
  expect(label('fer0000000.png')).toEqual([4 / 9, 3 / 9, 2 / 9, 0, 0, 0, 0, 0].map(Math.fround));
  expect(label('fer0000001.png')).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
  expect(label('fer0000008.png')).toEqual([0, 0, 0, 1, 0, 0, 0, 0]);
  const mapped = await folder.read({ tolerance: 1, votes: 'distribution', classes: { Contempt: 'Other' } });
  const other = [...mapped.rows].find(({ key }) => key.endsWith('fer0000008.png'))!.labels.expression!;
  expect([...other]).toEqual([0, 0, 0, 0.7, 0, 0, 0, 0.3].map(Math.fround));
});

test('a list without the columns of the votes is an error', async () => {
  await folder.write({ 'old.csv': 'emotion,pixels,Usage\n0,70 80,Training\n' });
  await expect(folder.read({ file: 'old.csv' })).rejects.toThrow(
    /old\.csv has no column "Image name"[\s\S]*no column "neutral".*\[no-such-column\]/,
  );
});
