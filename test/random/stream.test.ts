import { describe, expect, test } from 'vitest';
import { bernoulliMask, stream } from '../../src/random/stream.js';
import { golden } from '../parity/golden.js';

interface StreamCase {
  readonly name: [number, ...(string | number)[]];
  readonly words: number[];
  readonly uniform: number[];
  readonly normal: number[];
  readonly half: number[];
  readonly third: number[];
}

describe('the numbers of a second implementation, in numpy', () => {
  test.each(golden<StreamCase>('random/stream'))('$name', ({ name: [seed, ...path], ...expected }) => {
    const words = stream(seed, ...path);
    expect(expected.words.map(() => words.uint32())).toEqual(expected.words);
    expect([...stream(seed, ...path).uniform(9)]).toEqual(expected.uniform);
    const normal = stream(seed, ...path).normal(9);
    expected.normal.forEach((value, i) => {
      expect(normal[i]).toBeCloseTo(value, 6);
    });
    expect([...bernoulliMask(new Float32Array(18), 0.5, seed, ...path)]).toEqual(expected.half);
    expect([...bernoulliMask(new Float32Array(18), 0.3, seed, ...path)]).toEqual(
      expected.third.map(Math.fround),
    );
  });
});

const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: Float32Array) => {
  const m = mean(values);
  return values.reduce((sum, value) => sum + (value - m) ** 2, 0) / values.length;
};

describe('a stream is named by its seed and path', () => {
  const names: [number, ...(string | number)[]][] = [
    [1],
    [2],
    [1.5],
    [1, 'au'],
    [1, 'au', 0],
    [1, 'au', 1],
    [1, 0, 'au'],
    [1, 'au', '1'],
    [1, 'a', 'u'],
    [1, 'au1'],
    [1, 'a name longer than eight bytes'],
    [1, 'a name longer than eight bites'],
  ];
  test('the same name gives the same numbers', () => {
    for (const [seed, ...path] of names) {
      expect(stream(seed, ...path).uniform(5)).toEqual(stream(seed, ...path).uniform(5));
    }
  });
  test('different names give different numbers', () => {
    const first = names.map(([seed, ...path]) => `${stream(seed, ...path).uint32()}`);
    expect(new Set(first).size).toBe(names.length);
  });
});

describe('distributions, within five standard errors at n = 100 000', () => {
  const n = 100_000;
  test('uniform has mean 1/2, variance 1/12, range [0, 1)', () => {
    const values = stream(3, 'uniform').uniform(n);
    expect(Math.abs(mean(values) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(variance(values) - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n));
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  });
  test('normal has mean 0, variance 1, and 4.55 % outside two deviations', () => {
    const values = stream(3, 'normal').normal(n);
    expect(Math.abs(mean(values))).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(variance(values) - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    const outside = values.filter((value) => Math.abs(value) > 2).length / n;
    expect(Math.abs(outside - 0.0455)).toBeLessThan(5 * Math.sqrt((0.0455 * 0.9545) / n));
  });
  test('an odd count of normal numbers is filled to the end', () => {
    expect(stream(3).normal(7)).toEqual(stream(3).normal(8).slice(0, 7));
  });
  test('permutation has every index once, each first equally often', () => {
    const firsts = new Array<number>(5).fill(0);
    for (let i = 0; i < 5000; i++) {
      const order = stream(3, i).permutation(5);
      expect([...order].sort()).toEqual([0, 1, 2, 3, 4]);
      firsts[order[0]!]!++;
    }
    for (const count of firsts) expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(5000 * 0.2 * 0.8));
  });
});

describe('dropout masks', () => {
  test.each([0, 0.1, 0.5, 0.9])('rate %f: that share is zero, the rest 1 / (1 - rate)', (rate) => {
    const n = 100_003;
    const mask = bernoulliMask(new Float32Array(n), rate, 7, 'au', 'block0');
    const zeros = mask.filter((value) => value === 0).length / n;
    expect(Math.abs(zeros - rate)).toBeLessThanOrEqual(5 * Math.sqrt((rate * (1 - rate)) / n));
    const kept = Math.fround(1 / (1 - rate));
    expect(mask.every((value) => value === 0 || value === kept)).toBe(true);
  });
  test('a shorter mask of the same name is the start of a longer one', () => {
    const long = bernoulliMask(new Float32Array(20_000), 0.5, 7, 'a');
    expect(bernoulliMask(new Float32Array(9_001), 0.5, 7, 'a')).toEqual(long.slice(0, 9_001));
    expect(bernoulliMask(new Float32Array(20_000), 0.5, 7, 'b')).not.toEqual(long);
  });
});
