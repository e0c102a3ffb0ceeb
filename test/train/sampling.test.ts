import { expect, it } from 'vitest';
import { stream } from '../../src/random/stream.js';
import type { LabelMatrix } from '../../src/train/labels.js';
import { balancedShares, drawnRows } from '../../src/train/sampling.js';

/** One-hot rows of these classes; -1 has no label. */
const classes = (of: readonly number[], width: number): LabelMatrix => {
  const data = new Float32Array(of.length * width);
  for (const [row, one] of of.entries()) if (one >= 0) data[row * width + one] = 1;
  return { kind: 'classes', width, data, has: Uint8Array.from(of, (one) => Number(one >= 0)) };
};

it("shares are PyTorch's: 1 / count of the class, divided by their sum; a class that never occurs has none", () => {
  // torch: weights = 1 / bincount[labels]; weights / weights.sum(), for labels 0 0 0 0 1 1 3
  const shares = balancedShares(Int32Array.from([0, 1, 2, 3, 4, 5, 6]), classes([0, 0, 0, 0, 1, 1, 3], 4));
  const third = 1 / 3;
  for (const [i, share] of [
    third / 4,
    third / 4,
    third / 4,
    third / 4,
    third / 2,
    third / 2,
    third,
  ].entries())
    expect(shares[i]).toBeCloseTo(share, 12);
});

it('rows without the label keep their share, and only rows of the stage count', () => {
  const rows = Int32Array.from([0, 1, 2, 4]); // row 3 is not in the stage
  const shares = balancedShares(rows, classes([0, 0, -1, 1, 1], 2));
  expect(Array.from(shares)).toEqual([0.1875, 0.1875, 0.25, 0.375]);
});

it('a single yes or no is balanced too, and one that is not scored does not count', () => {
  const units: LabelMatrix = {
    kind: 'multi-label',
    width: 1,
    data: Float32Array.from([1, 0, 0, 0, Number.NaN]),
    has: new Uint8Array(5).fill(1),
  };
  expect(Array.from(balancedShares(Int32Array.from([0, 1, 2, 3, 4]), units))).toEqual(
    [0.4, 0.4 / 3, 0.4 / 3, 0.4 / 3, 0.2].map((share) => expect.closeTo(share, 12)),
  );
});

it('draws every class equally often, the same rows for the same seed', () => {
  const of = Array.from({ length: 9000 }, (_, i) => (i < 8000 ? 0 : i < 8900 ? 1 : 2));
  const rows = Int32Array.from(of.keys());
  const shares = balancedShares(rows, classes(of, 3));
  const drawn = drawnRows(rows, shares, stream(1, 'sample', 'ex', 0));
  expect(drawn).toHaveLength(9000);
  const counts = [0, 1, 2].map((one) => drawn.filter((row) => of[row] === one).length);
  // Four standard deviations of 9000 draws at 1/3 are 179.
  for (const count of counts) expect(Math.abs(count - 3000)).toBeLessThan(179);
  expect(new Set(drawn.filter((row) => of[row] === 2)).size).toBe(100); // every row of the rarest class is drawn
  expect(drawnRows(rows, shares, stream(1, 'sample', 'ex', 0))).toEqual(drawn);
  expect(drawnRows(rows, shares, stream(1, 'sample', 'ex', 1))).not.toEqual(drawn);
});
