import { expect, it } from 'vitest';
import { Thinned } from '../../src/report/thinned.js';

it.each([
  [0, 1, []],
  [5, 1, [0, 1, 2, 3, 4]],
  [6, 2, [0, 2, 4]],
  [10, 2, [0, 2, 4, 6, 8]],
  [11, 4, [0, 4, 8]],
  [1000, 256, [0, 256, 512, 768]],
])('of %i elements, at most five are kept: one in %i', (count, step, expected) => {
  const thinned = new Thinned<number>(5);
  for (let i = 0; i < count; i++) thinned.add(i);
  expect(thinned.step).toBe(step);
  expect(thinned.kept).toEqual(expected);
});
