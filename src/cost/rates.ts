import type { Counts } from '../engine/counting/ledger.js';
import type { PlanCost } from './cost.js';

/** How fast an engine is: per thread where it uses several, and as a whole. */
interface Rates {
  /** Operations a second and thread. */
  readonly products: number;
  readonly convolutions: number;
  readonly depthwise: number;
  /** Bytes a second that other kernels read and write. */
  readonly moved: number;
  /** Seconds that calling a kernel takes. */
  readonly call: number;
}

/**
 * Such that they give the times that test/bench/README.md tells, measured on two cores with AVX-512: SAM steps of the AU
 * stage, training EfficientNet-B0 at 112 and 224 pixels. A GPU is faster; it has not been measured.
 */
const RATES: { readonly [engine in PlanCost['engine']['name']]: Rates } = {
  wasm: { products: 75e9, convolutions: 30e9, depthwise: 0.5e9, moved: 20e9, call: 10e-6 },
  tensorflow: { products: 90e9, convolutions: 27e9, depthwise: 3.5e9, moved: 30e9, call: 20e-6 },
};

/** Frozen networks run on onnxruntime: operations a second and thread, the decoding of images included. */
const FROZEN = 35e9;

/** Seconds that this work takes on an engine. */
export function secondsOf(counts: Counts, { name, threads }: PlanCost['engine']): number {
  const { products, convolutions, depthwise, moved, call } = RATES[name];
  const { flops } = counts;
  const parallel =
    flops.products / products + flops.convolutions / convolutions + flops.depthwise / depthwise;
  return parallel / threads + counts.moved / moved + counts.kernels * call;
}

/** Seconds that a frozen network takes for so many operations. */
export const frozenSeconds = (flops: number, { threads }: PlanCost['engine']): number =>
  flops / (FROZEN * threads);

/** Seconds that drawing so many random numbers takes. */
export const drawSeconds = (numbers: number): number => numbers * 30e-9;
