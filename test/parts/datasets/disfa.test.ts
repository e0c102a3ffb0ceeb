import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import disfa from '../../../src/parts/datasets/disfa.js';
import { datasetFolder, short } from './reading.js';

const folder = await datasetFolder(disfa);
const NOTHING = { 'images/SN001/00001.png': '', 'images/SN001/2.png': '', 'images/SN001/cover.png': '' };
beforeAll(async () => {
  await folder.layOut();
  await folder.write({
    ...NOTHING,
    'images/SN001/3.png': '',
    'images/SN002/1.png': '',
    'images/SN002/0.png': '',
  });
});

const held = { validation: ['SN002'], tolerance: 1 };

test('units count from intensity 2 on; unlisted ones are masked; a frame without an image is skipped', async () => {
  const table = await folder.read(held);
  expect(short(table)).toEqual([
    ['SN001/00001.png', 'train', 'AU26'],
    ['SN001/2.png', 'train', ''],
    ['SN001/3.png', 'train', 'AU1'],
    ['SN002/1.png', 'validation', ''],
  ]);
  expect(table.rows.at(0)).toMatchObject({
    image: join(folder.root, 'images/SN001/00001.png'),
    group: 'SN001',
  });
  expect(table.rows.map(({ sequence, position }) => [sequence, position])).toEqual([
    ['SN001', 1],
    ['SN001', 2],
    ['SN001', 3],
    ['SN002', 1],
  ]);
  expect(table.dropped).toEqual([
    { split: 'train', what: 'labeled frames without an image', count: 1 },
    { split: 'validation', what: 'labeled frames without an image', count: 3 },
  ]);
  expect(folder.bad(table)).toEqual(
    [
      ['2', 'the intensity is "6"; expected 0 to 5'],
      ['4', 'has 1 fields, not 2'],
      ['5', 'lists frame 3 again'],
      ['6', 'the frame is "x"; expected its number'],
    ].map(([line, why]) => `ActionUnit_Labels/SN002/SN002_au12.txt:${line}  ${why}`),
  );
});

test('a unit that a file does not list is masked in that frame, and counted', async () => {
  const table = await folder.read({ ...held, images: false });
  expect(short(table).filter(([, , units]) => String(units).includes('?'))).toEqual([
    ['SN001/00004.jpg', 'train', 'AU1 AU26?'],
    ['SN002/00002.jpg', 'validation', 'AU12?'],
    ['SN002/00004.jpg', 'validation', 'AU12?'],
  ]);
  expect(table.dropped).toEqual([
    { split: 'train', what: 'single labels of disfa-action-units, which are missing', count: 1 },
    { split: 'validation', what: 'single labels of disfa-action-units, which are missing', count: 2 },
  ]);
});

test('another threshold, images counted from 0, every second frame, no images', async () => {
  const units = (options: object) => folder.read({ ...held, ...options }).then((table) => short(table));
  expect(await units({ threshold: 1 })).toContainEqual(['SN001/2.png', 'train', 'AU1']);
  expect(await units({ first: 0 })).toContainEqual(['SN002/0.png', 'validation', '']);
  expect(await units({ first: 0 })).toContainEqual(['SN001/00001.png', 'train', '']);
  expect(await units({ images: false, every: 2 })).toEqual([
    ['SN001/00001.jpg', 'train', 'AU26'],
    ['SN001/00003.jpg', 'train', 'AU1'],
    ['SN002/00001.jpg', 'validation', ''],
    ['SN002/00003.jpg', 'validation', ''],
  ]);
});

test("a page's own space has some of the units, in its order", async () => {
  const few = { name: 'few', kind: 'multi-label' as const, names: ['AU26', 'AU1'] };
  const { rows } = await folder.read({ ...held, units: 'few' }, { few });
  expect([...rows].slice(0, 3).map(({ labels }) => [...labels.few!])).toEqual([
    [1, 0],
    [0, 0],
    [0, 1],
  ]);
});

test.each([
  [
    { units: 'action-units' },
    /does not score AU7, AU10, AU23, AU24 of "action-units"\. It scores AU1, .*\[units-not-scored\]/,
  ],
  [{ units: 'expression' }, /of kind classes; this data set's labels are of kind multi-label/],
  [{ units: 'disfa-action-unit' }, /Did you mean "disfa-action-units"\?/],
  [{ validation: ['SN003'] }, /no subject "SN003"\. Did you mean "SN00[12]"\?.*\[unknown-subject\]/],
  [{ test: ['SN002'] }, /"SN002" is both in validation and in test.*\[subject-in-two-splits\]/],
  [{ images: 'frames' }, /frames is not in .*DISFA is.*\[no-data-set\]/],
])('%o is an error', async (options, sentence) => {
  await expect(folder.read({ ...held, ...options })).rejects.toThrow(sentence);
});

test('names that are not action units are an error', async () => {
  const odd = { name: 'odd', kind: 'multi-label' as const, names: ['AU1', 'smile'] };
  await expect(folder.read({ ...held, units: 'odd' }, { odd })).rejects.toThrow(
    /"odd" has smile;.*\[not-action-units\]/,
  );
});
