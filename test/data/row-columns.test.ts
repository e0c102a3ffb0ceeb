import { expect, it } from 'vitest';
import { TextIndex } from '../../src/data/columns.js';
import { RowColumns } from '../../src/data/row-columns.js';
import type { Row } from '../../src/part.js';

const sound = { file: '/a.wav', frames: { fps: 25 } };
const rows: readonly Row[] = [
  { key: 'a/00001.jpg', image: '/data/a/00001.jpg', split: 'train', group: 'a', labels: {} },
  { key: 'é', image: null, split: 'validation', labels: { x: Float32Array.of(1, Number.NaN) } },
  {
    key: '',
    member: 'one',
    image: '/data/é/𝔸.png',
    split: 'test',
    sequence: 'a',
    position: 2 ** 53 - 1,
    sound,
    box: [0.1, 0, 3, 4],
    labels: { x: Float32Array.of(0.25), y: new Float32Array(0) },
  },
  {
    key: 'a/00001.jpg',
    image: '',
    split: 'train',
    sequence: '',
    position: 0,
    labels: { z: Float32Array.of(7) },
  },
];

const columns = new RowColumns();
for (const row of rows) columns.add(row);

it('has the rows that were added, in their order, and nothing else', () => {
  expect([...columns]).toStrictEqual(rows);
  expect(columns.length).toBe(4);
  expect(columns.at(2)).toStrictEqual(rows[2]);
  expect(columns.at(4)).toBeUndefined();
});

it('can be read like a list', () => {
  const isTrain = ({ split }: Row): boolean => split === 'train';
  const train = columns.filter(isTrain);
  expect([...train]).toStrictEqual(rows.filter(isTrain));
  expect([...train.filter(({ group }) => group === undefined)]).toStrictEqual([rows[3]]);
  expect(train.map(({ key }, i) => `${i} ${key}`)).toEqual(['0 a/00001.jpg', '1 a/00001.jpg']);
  expect(columns.flatMap(({ box }) => box ?? [])).toEqual([0.1, 0, 3, 4]);
  expect([columns.some(isTrain), columns.every(isTrain), train.every(isTrain)]).toEqual([true, false, true]);
});

it('can move rows to other splits', () => {
  const moved = columns.withSplits(['test', 'test', 'train', 'validation']);
  expect(moved.map(({ split }) => split)).toEqual(['test', 'test', 'train', 'validation']);
  expect(columns.map(({ split }) => split)).toEqual(rows.map(({ split }) => split));
});

it('has keys from an index and keys of its own', () => {
  const index = new TextIndex();
  for (const key of ['left out', 'b', 'd']) index.add(key);
  const mixed = RowColumns.withKeys(index);
  const rowOf = (key: string): Row => ({ key, image: null, split: 'train', labels: {} });
  for (const [key, number] of [['a'], ['b', 1], ['c'], ['d', 2]] as const) mixed.add(rowOf(key), number);
  expect(mixed.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
});

it('accepts many rows, and labels that are added later', () => {
  const many = new RowColumns();
  const rowOf = (i: number): Row => ({
    key: `row ${i}`,
    image: null,
    split: 'train',
    labels: i < 500 ? {} : { late: Float32Array.of(i) },
  });
  for (let i = 0; i < 1000; i++) many.add(rowOf(i));
  expect([...many]).toStrictEqual(Array.from({ length: 1000 }, (_, i) => rowOf(i)));
});
