import { describe, expect, it } from 'vitest';
import { cropSquare } from '../../src/data/crop.js';
import type { Pixels } from '../../src/part.js';

/** An image whose red is the column, green the row, and blue 0. */
const grid = (width: number, height: number): Pixels => {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set([10 * (i % width), 10 * Math.floor(i / width), 0], 3 * i);
  return { data, width, height };
};

/** The red and green of each pixel, as columns and rows of the grid it was cut from. */
const places = ({ data, width }: Pixels): [number, number][][] =>
  Array.from({ length: width }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      const at = 3 * (row * width + column);
      return [data[at]! / 10, data[at + 1]! / 10];
    }),
  );

describe('a square cut out of an image', () => {
  it.each<[string, { x: number; y: number; side: number; angle: number }, [number, number][][]]>([
    [
      'has the pixels of the image',
      { x: 3, y: 2, side: 2, angle: 0 },
      [
        [
          [2, 1],
          [3, 1],
        ],
        [
          [2, 2],
          [3, 2],
        ],
      ],
    ],
    ['is interpolated between pixels', { x: 3.5, y: 2.2, side: 1, angle: 0 }, [[[3, 1.7]]]],
    [
      'repeats the edge',
      { x: 0, y: 0, side: 2, angle: 0 },
      [
        [
          [0, 0],
          [0, 0],
        ],
        [
          [0, 0],
          [0, 0],
        ],
      ],
    ],
    // a quarter turn clockwise: what was to the left of the top (down the left side) is the top row
    [
      'is turned upright',
      { x: 3, y: 2, side: 2, angle: Math.PI / 2 },
      [
        [
          [3, 1],
          [3, 2],
        ],
        [
          [2, 1],
          [2, 2],
        ],
      ],
    ],
  ])('%s', (_, square, expected) => {
    const found = places(cropSquare(grid(6, 4), square));
    expect(found).toEqual(expected);
  });
});
