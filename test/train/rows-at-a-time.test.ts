import { expect, test } from 'vitest';
import { rowsAtATime } from '../../src/train/answers.js';

test.each([
  ['vectors', [{ name: 'backbone', shape: [1288] }], 256],
  ['images', [{ name: 'image', shape: [32, 32, 3] }], 32],
  ['banked maps, 7 x 7 of 1280', [{ name: 'backbone', shape: [62720] }], 32],
  [
    'vectors beside maps',
    [
      { name: 'a', shape: [8] },
      { name: 'b', shape: [49, 512] },
    ],
    32,
  ],
])('%s are answered so many at a time', (_, feeds, rows) => {
  expect(rowsAtATime(feeds)).toBe(rows);
});
