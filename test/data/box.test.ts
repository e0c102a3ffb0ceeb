import { expect, it } from 'vitest';
import { cropBox } from '../../src/data/box.js';

/** 4 x 3 pixels, each with its column, row and 0 as color. */
const image = {
  width: 4,
  height: 3,
  data: Uint8Array.from([0, 1, 2].flatMap((y) => [0, 1, 2, 3].flatMap((x) => [x, y, 0]))),
};

it.each([
  [[1, 1, 2, 1], 2, 1, [1, 1, 0, 2, 1, 0]],
  [[-5, 1.6, 6, 9], 1, 1, [0, 2, 0]], // the part inside, with edges rounded
  [[0, 0, 4, 3], 4, 3, [...image.data]],
] as const)('the box %j of an image', (box, width, height, data) => {
  expect(cropBox(image, box)).toEqual({ width, height, data: Uint8Array.from(data) });
});

it('the part outside the image is cut off', () => {
  expect(cropBox(image, [4, 0, 2, 2])).toBe('it has 4 x 3 pixels, and its box is outside of them');
});
