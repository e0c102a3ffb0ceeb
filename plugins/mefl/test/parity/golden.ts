import { readFileSync } from 'node:fs';
import type { Tensor, Tf } from 'declarative-zoo';
import { expect } from 'vitest';

/** A tensor in golden/mefl.json. */
export interface GoldenTensor {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}
type GoldenTensors = { readonly [name: string]: GoldenTensor };

/** A head: its output for `input`, and the gradients of sum(output x coefficients). */
export interface HeadCase {
  readonly name: string;
  readonly part: string;
  readonly options: { readonly type: string };
  readonly role: string;
  readonly training: boolean;
  readonly input: GoldenTensor;
  readonly variables: GoldenTensors;
  readonly coefficients: GoldenTensor;
  readonly output: GoldenTensor;
  readonly gradients: GoldenTensors;
  readonly inputGradient: GoldenTensor;
  /** Running statistics after the pass. */
  readonly statistics: GoldenTensors;
}

/** A loss of random predictions. */
export interface LossCase {
  readonly name: string;
  readonly prediction: GoldenTensor;
  readonly target: GoldenTensor;
  readonly mask: readonly number[] | null;
  readonly loss: number;
  readonly gradient: GoldenTensor;
}

/** What PyTorch computes, written by mefl.py. */
export const golden: { readonly heads: readonly HeadCase[]; readonly losses: readonly LossCase[] } =
  JSON.parse(readFileSync(new URL('golden/mefl.json', import.meta.url), 'utf8'));

export const tensorOf = (tf: Tf, { shape, data }: GoldenTensor): Tensor => tf.tensor([...data], [...shape]);

export const largestOf = ({ data }: GoldenTensor): number => Math.max(...data.map(Math.abs));

/**
 * Same shape, and no entry off by more than 1e-4 of the largest plus a millionth of `scale`, which covers zeros (the gradient of a bias
 * that batch norm cancels).
 */
export function expectClose(found: Tensor, expected: GoldenTensor, what: string, scale = 1): void {
  expect(found.shape, what).toEqual(expected.shape);
  const data = found.dataSync();
  const largest = largestOf(expected);
  const off = Math.max(...expected.data.map((value, i) => Math.abs(value - data[i]!)));
  expect(off, `${what}, of ${largest}`).toBeLessThanOrEqual(1e-4 * largest + 1e-6 * scale);
}
