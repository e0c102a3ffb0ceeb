import { describe, expect, it } from 'vitest';
import type { Mixture } from '../../src/part.js';
import { mixedOrder, rowsPerEpoch } from '../../src/train/mixture.js';

// Rows 0 to 5 are of a, 10 to 12 of b; a pass counts backwards, so that starting over is seen.
const rows = { a: Int32Array.of(0, 1, 2, 3, 4, 5), b: Int32Array.of(10, 11, 12) };
const counts = { a: 6, b: 3 };
const backwards = (_: string, pass: number, n: number): Int32Array =>
  Int32Array.from({ length: n }, (_, i) => (pass % 2 === 0 ? i : n - 1 - i));
const order = (batch: Mixture['batch'], epoch: Mixture['epoch'], size: number) => {
  const drawn = Array.from(mixedOrder({ batch, epoch }, rows, size, backwards));
  expect(drawn).toHaveLength(rowsPerEpoch({ batch, epoch }, counts, size));
  return Array.from({ length: Math.ceil(drawn.length / size) }, (_, i) =>
    drawn.slice(i * size, (i + 1) * size),
  );
};

// All expected by hand.
describe('the batches of a mixture', () => {
  it('have their rows in the ratio of the page, until the longest has ended', () => {
    expect(order({ a: 2, b: 2 }, 'longest', 4)).toEqual([
      [0, 1, 10, 11],
      [2, 3, 12, 12], // the second pass through b
      [4, 5, 11, 10],
    ]);
    expect(order({ a: 1, b: 2 }, 'longest', 3)).toEqual([
      [0, 10, 11],
      [1, 12, 12],
      [2, 11, 10],
      [3, 10, 11],
      [4, 12, 12],
      [5, 11, 10],
    ]);
  });

  it('fill the last one up, or end with the shortest', () => {
    expect(order({ a: 4, b: 1 }, 'longest', 5)).toEqual(
      [
        [0, 1, 2, 3, 10],
        [4, 5, 5, 4, 11],
      ]
        .concat([[3, 2, 1, 0, 12]])
        .slice(0, 3),
    );
    expect(order({ a: 4, b: 1 }, 'shortest', 5)).toEqual([[0, 1, 2, 3, 10]]);
    expect(order({ a: 1, b: 1 }, 'shortest', 16)).toHaveLength(1); // neither fills a batch
  });

  it('are as many as the page sets', () => {
    expect(order({ a: 1, b: 1 }, 5, 2)).toEqual([
      [0, 10],
      [1, 11],
      [2, 12],
    ]);
    expect(order('alternating', 5, 2)).toEqual([
      [0, 1],
      [10, 11],
      [2, 3],
    ]);
  });

  it('are of one data set each, in turn', () => {
    expect(order('alternating', 'longest', 2)).toEqual([
      [0, 1],
      [10, 11],
      [2, 3],
      [12, 12],
      [4, 5],
      [11, 10],
    ]);
    expect(order('alternating', 'shortest', 2)).toEqual([
      [0, 1],
      [10, 11],
    ]);
  });

  it('have their share of each data set, and all end together', () => {
    expect(order('proportional', 'longest', 3)).toEqual([
      [0, 10, 1],
      [2, 11, 3],
      [4, 12, 5],
    ]);
  });

  it('come from the only data set that has rows for the stage, each once', () => {
    const alone = { a: rows.a, b: new Int32Array(0) };
    for (const batch of ['proportional', 'alternating', { a: 1, b: 1 }] as const)
      expect(Array.from(mixedOrder({ batch, epoch: 'longest' }, alone, 4, backwards))).toEqual([
        0, 1, 2, 3, 4, 5,
      ]);
  });

  it('cannot be divided if that leaves fractions of rows', () => {
    expect(() => order({ a: 1, b: 2 }, 'longest', 4)).toThrow(
      'a batch of 4 cannot be divided 1 : 2 between "a" and "b": use a multiple of 3.',
    );
  });
});
