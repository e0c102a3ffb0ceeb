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
 * Such that they give the times that docs/benchmarks.md gives, measured on two cores with AVX-512: SAM steps of the AU
 * stage, training EfficientNet-B0 at 112 and 224 pixels. A GPU is faster; it has not been measured.
 */
const RATES: { readonly [engine in PlanCost['engine']['name']]: Rates } = {
  wasm: { products: 82e9, convolutions: 30e9, depthwise: 0.65e9, moved: 12e9, call: 20e-6 },
  tensorflow: { products: 90e9, convolutions: 27e9, depthwise: 3.5e9, moved: 30e9, call: 20e-6 },
};

/** Frozen networks run on onnxruntime: operations a second and thread. */
const FROZEN = 40e9;

/** Seconds of a thread that an image takes from its file to the network (of 112 pixels; large photos take longer), and a face to be drawn. */
const DECODE = 2.5e-3;
const DRAW = 8.7e-3;

/** A checkpoint: bytes a second that are hashed and written, and seconds until one is on the disk. */
const SAVED = 300e6;
const SAVE = 8e-3;

/** Seconds that a run needs to start, to open its engine and to write its report. */
export const START_AND_REPORT = 3;

/** How far apart we call the ends of an estimate: our choice; the same run took a quarter longer on another day. */
const WITHIN = 1.35;

type Engine = PlanCost['engine'];

/** Seconds that this work takes on an engine. */
export function secondsOf(counts: Counts, { name, threads }: Engine): number {
  const { products, convolutions, depthwise, moved, call } = RATES[name];
  const { flops } = counts;
  const parallel =
    flops.products / products + flops.convolutions / convolutions + flops.depthwise / depthwise;
  return parallel / threads + counts.moved / moved + counts.kernels * call;
}

/** Seconds that a frozen network takes for so many operations on so many images, decoding included. */
export const frozenSeconds = (flops: number, images: number, engine: Engine): number =>
  flops / (FROZEN * engine.threads) + decodeSeconds(images, engine);

/** Seconds that it takes to decode so many images, and to draw so many faces. */
export const decodeSeconds = (images: number, { threads }: Engine): number => (images * DECODE) / threads;
export const drawSeconds = (faces: number, { threads }: Engine): number => (faces * DRAW) / threads;

/** Seconds that it takes to save so many bytes in so many checkpoints. */
export const saveSeconds = (bytes: number, files: number): number => bytes / SAVED + files * SAVE;

/** Seconds that drawing so many random numbers takes. */
export const maskSeconds = (numbers: number): number => numbers * 30e-9;

export const rangeOf = (seconds: number): readonly [number, number] => [seconds / WITHIN, seconds * WITHIN];
