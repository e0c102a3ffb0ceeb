import { describe, expect, it } from 'vitest';
import { fromHalf, toHalves } from '../../src/weights/half.js';

/** Bits by numpy 2: np.float16(x).view(np.uint16). */
const CASES: readonly [number, number][] = [
  [0, 0x0000],
  [-0, 0x8000],
  [1, 0x3c00],
  [-2, 0xc000],
  [0.1, 0x2e66],
  [1 / 3, 0x3555],
  [65504, 0x7bff],
  [65519.996, 0x7bff],
  [65520, 0x7c00],
  [1e30, 0x7c00],
  [-Infinity, 0xfc00],
  [6.103515625e-5, 0x0400],
  [6.0975552e-5, 0x03ff],
  [6.1e-5, 0x03ff],
  [2 ** -24, 0x0001],
  [2.9802322387695312e-8, 0x0000],
  [2.98023259e-8, 0x0001],
  [1e-9, 0x0000],
  [1.00048828125, 0x3c00],
  [1.00146484375, 0x3c02],
  [2049, 0x6800],
  [2051, 0x6802],
];

describe('float16', () => {
  it.each(CASES)('%f is rounded as numpy does', (value, bits) => {
    expect(toHalves(Float32Array.of(value))[0]).toBe(bits);
  });

  it('keeps NaN', () => {
    expect(fromHalf(toHalves(Float32Array.of(Number.NaN))[0]!)).toBeNaN();
  });

  it('reads back every one of its own numbers', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = fromHalf(bits);
      if (!Number.isNaN(value)) expect(toHalves(Float32Array.of(value))[0]).toBe(bits);
    }
  });
});
