import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, test } from 'vitest';
import { batches, type Feed, rowDraw } from '../../src/train/feed.js';

/** Gives a row its own number and the epoch; records the rows of each read. */
function feedOf(reads: number[][]): Feed {
  const read = async (rows: Int32Array, epoch: number) => {
    reads.push([...rows]);
    return Float32Array.from([...rows].flatMap((row) => [row, epoch]));
  };
  return { name: 'it', shape: [2], read };
}

const order = Int32Array.of(5, 3, 0, 4, 1, 2);
test.each([
  [
    'a short last one',
    4,
    0,
    [
      [5, 3, 0, 4],
      [1, 2],
    ],
  ],
  [
    'no empty one if the size divides the rows',
    3,
    0,
    [
      [5, 3, 0],
      [4, 1, 2],
    ],
  ],
  ['one if all rows fit', 6, 0, [[5, 3, 0, 4, 1, 2]]],
  [
    'those after the finished steps',
    2,
    1,
    [
      [0, 4],
      [1, 2],
    ],
  ],
  ['none if all steps are finished', 3, 2, []],
])('batches: %s', async (_, size, first, expected) => {
  const reads: number[][] = [];
  const seen: number[][] = [];
  for await (const { rows, feeds } of batches(rowDraw(order, size), [feedOf(reads)], 7, first)) {
    seen.push([...rows]);
    expect([...feeds[0]!.data]).toEqual([...rows].flatMap((row) => [row, 7]));
  }
  expect(seen).toEqual(expected);
  expect(reads).toEqual(expected);
});

it('reads one batch ahead, and no more than that', async () => {
  const reads: number[][] = [];
  for await (const { rows } of batches(rowDraw(order, 2), [feedOf(reads)], 0))
    expect(reads).toHaveLength(rows[0] === 5 ? 2 : 3);
});

// Unseen until then, the failure would end the process as an unhandled rejection.
it('reports a failed read when its batch is due', async () => {
  const read: Feed['read'] = async ([row]) => {
    if (row !== 5) throw new Error('no such file');
    return new Float32Array(4);
  };
  const turns = batches(rowDraw(order, 2), [{ name: 'it', shape: [2], read }], 0);
  expect((await turns.next()).done).toBe(false);
  await sleep(5);
  await expect(turns.next()).rejects.toThrow('no such file');
});
