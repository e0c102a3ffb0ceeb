import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import blazeface from '../../../src/parts/aligners/blazeface.js';
import { face, models, needs } from '../../installed.js';

beforeAll(async () => {
  await tf.setBackend('wasm');
});

// Human 3.3.6 itself (its wasm build, rotation and mesh off) on the same pixels: the box in whole pixels, the eyes exactly.
const golden = {
  box: { left: 0, top: 27, right: 245, side: 249 },
  rightEye: [78.97065353393555, 121.23946380615234],
  leftEye: [151.40624237060547, 119.46348190307617],
} as const;

describe.skipIf(!models)(`blazeface (${needs})`, () => {
  const options = { type: 'blazeface', scale: 1.4, confidence: 0.2, upright: true, models: models! } as const;

  test('finds the face where Human finds it, rotated to level its eyes', async () => {
    const aligner = await blazeface.bind(options).open(tf);
    const square = (await aligner.find({ data: await face(), width: 256, height: 256 }))!;
    const before = tf.memory().numTensors;
    await aligner.find({ data: await face(), width: 256, height: 256 });
    expect(tf.memory().numTensors).toBe(before);
    aligner.close();
    const { x, y, side, angle } = square;
    expect(Math.round(side)).toBe(golden.box.side);
    expect(Math.round(x + side / 2)).toBe(golden.box.right);
    expect(Math.round(y - side / 2)).toBe(golden.box.top);
    const [right, left] = [golden.rightEye, golden.leftEye];
    expect(angle).toBeCloseTo(Math.atan2(left[1] - right[1], left[0] - right[0]), 4);
  }, 60_000);

  test('finds the same face in a photo with another aspect ratio', async () => {
    const aligner = await blazeface.bind(options).open(tf);
    const wide = new Uint8Array(512 * 256 * 3);
    const data = await face();
    for (let row = 0; row < 256; row++)
      wide.set(data.subarray(row * 768, (row + 1) * 768), (row * 512 + 200) * 3);
    const square = (await aligner.find({ data: wide, width: 512, height: 256 }))!;
    aligner.close();
    // Human: the face is centered at (120, 151) in a square 249 wide. Here it is read at half the size, so a tenth is the best tolerance
    expect(Math.abs(square.x - 320)).toBeLessThan(25);
    expect(Math.abs(square.y - 151)).toBeLessThan(25);
  }, 60_000);

  test('finds nothing in an empty photo', async () => {
    const aligner = await blazeface.bind(options).open(tf);
    const nothing = { data: new Uint8Array(64 * 64 * 3).fill(128), width: 64, height: 64 };
    expect(await aligner.find(nothing)).toBeNull();
    aligner.close();
  }, 60_000);
});
