import { describe, expect, test } from 'vitest';
import { anchors, bestFace, NUMBERS, squareOf } from '../src/boxes.js';

describe('the positions of the predictions', () => {
  // cells of 256 / 16 = 16 pixels with two predictions each; then of 256 / 8 = 32 pixels with six each
  test.each([
    [0, [8, 8]],
    [1, [8, 8]],
    [2, [24, 8]],
    [32, [8, 24]],
    [511, [248, 248]],
    [512, [16, 16]],
    [518, [48, 16]],
    [895, [240, 240]],
  ])('%i is at %j', (i, place) => expect(anchors[i]).toEqual(place));

  test('are 16 x 16 x 2 + 8 x 8 x 6', () => expect(anchors).toHaveLength(896));
});

describe('the best face', () => {
  const scores = new Float32Array(896).fill(-5);
  const answers = new Float32Array(896 * NUMBERS);
  scores[2] = Math.log(3); // sigmoid(ln 3) = 3 / (1 + 3)
  answers.set([1, 2, 40, 30, -10, 0, 10, 20], 2 * NUMBERS);

  test('is the prediction with the largest score, around its position', () => {
    const face = bestFace(scores, answers);
    expect(face).toMatchObject({ x: 25, y: 10, side: 40 });
    expect(face.confidence).toBeCloseTo(0.75, 6);
    expect(face.angle).toBeCloseTo(Math.PI / 4, 6); // the left eye is as far below the right one as to its side
  });

  test('is a square of the photo', () => {
    const face = { confidence: 1, x: 128, y: 64, side: 64, angle: 0.1 };
    const read = { left: 0, top: -128, side: 512 }; // 512 x 256 pixels, read at half the size
    expect(squareOf(face, read, { scale: 1.5, upright: true })).toEqual({
      x: 256,
      y: 0,
      side: 192,
      angle: 0.1,
    });
    expect(squareOf(face, read, { scale: 1, upright: false })).toMatchObject({ side: 128, angle: 0 });
  });
});
