import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Tensor, Tf } from '../../src/part.js';

/** A tensor in a golden file. */
export interface GoldenTensor {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}
export type GoldenTensors = { readonly [name: string]: GoldenTensor };

/** The cases of `golden/<name>.json`, which `<shelf>.py` wrote. */
export function golden<Case>(name: string): Case[] {
  return JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), 'utf8')).cases;
}

export const tensorOf = (tf: Tf, { shape, data }: GoldenTensor): Tensor =>
  tf.tensor([...data], [...shape], 'float32');

export const tensorsOf = (tf: Tf, arrays: GoldenTensors): { [name: string]: Tensor } =>
  Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, tensorOf(tf, array)]));

/**
 * Same shape, and no entry off by more than 1e-4 of the largest plus 1e-6, which covers zeros (the gradient of a bias that batch norm
 * cancels).
 */
export function expectClose(actual: Tensor, expected: GoldenTensor, what: string): void {
  expect(actual.shape, what).toEqual(expected.shape);
  const data = actual.dataSync();
  const largest = expected.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const off = expected.data.reduce((most, value, i) => Math.max(most, Math.abs(value - data[i]!)), 0);
  expect(data.every(Number.isFinite), `${what} is finite`).toBe(true);
  expect(off, `${what}, of ${largest}`).toBeLessThanOrEqual(1e-4 * largest + 1e-6);
}
