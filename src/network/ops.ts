import type { Init } from '../part.js';

/**
 * The operations that backbones are written in. A network is one function over `Ops<T>`; the interpreters beside this
 * file read it as shapes and costs (declare.ts), as tfjs tensors (tensors.ts) and as an ONNX file (onnx.ts).
 * Images and maps are NHWC; `name` prefixes the variables that the operation owns, in timm / torchvision naming.
 */
export interface Ops<T> {
  /** 2-D convolution. Variables `<name>.weight` [k, k, in, filters] and, with bias, `<name>.bias` [filters]. */
  conv(x: T, name: string, options: ConvOptions): T;
  /** Depthwise convolution, one filter per channel. Variable `<name>.weight` [k, k, channels, 1]. */
  depthwise(x: T, name: string, options: Omit<ConvOptions, 'filters'>): T;
  /** Batch norm over batch, height and width. `<name>.{weight,bias,running_mean,running_var}` [channels]. */
  batchNorm(x: T, name: string, options: { readonly epsilon: number; readonly momentum: number }): T;
  relu(x: T): T;
  /** x * sigmoid(x) (SiLU). */
  swish(x: T): T;
  sigmoid(x: T): T;
  /** min(max(x + 3, 0), 6) / 6. */
  hardSigmoid(x: T): T;
  /** x * hardSigmoid(x). */
  hardSwish(x: T): T;
  add(a: T, b: T): T;
  /** Scales every channel of a map [h, w, c] by a gate [c]. */
  scale(x: T, gate: T): T;
  /** Max pooling; without options 2x2 with stride 2, no padding. What is laid on at the sides is never the maximum. */
  maxPool(x: T, options?: PoolOptions): T;
  /** [h, w, c] -> [c]. */
  globalAveragePool(x: T): T;
  /** [h, w, c] -> [c * h * w], channels first as in PyTorch, so that its dense layers carry over. */
  flatten(x: T): T;
  /** [h, w, c] -> [h * w, c]: the places of a map, row by row, each a vector; for outputs, which are laid flat to be joined. */
  places(x: T): T;
  /** Dense layer. Variables `<name>.weight` [in, units], started by `init`, and `<name>.bias` [units], zeros. */
  linear(x: T, name: string, options: { readonly units: number; readonly init: Init }): T;
  /** Inverted dropout of single values; nothing in evaluation mode or at rate 0. */
  dropout(x: T, name: string, rate: number): T;
  /** Stochastic depth: inverted dropout of whole samples, for the residual branch of a block. */
  dropPath(x: T, name: string, rate: number): T;
}

/** A network with its options bound: NHWC image in, the outputs by name in the order in which they are joined. */
export type Network = <T>(ops: Ops<T>, image: T) => { readonly [output: string]: T };

/** Windows of a pooling, the same both ways; `padding` is that many on every side. */
export interface PoolOptions {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/** Pooling that halves height and width. */
export const HALVES: PoolOptions = { kernel: 2, stride: 2, padding: 0 };

/** The parameters of a convolution; `kernel` and `stride` are the same both ways. */
export interface ConvOptions {
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
  /** `same`: TensorFlow's, output ceil(in / stride), the odd pixel after; a number: that many on every side. */
  readonly padding: 'same' | number;
  readonly bias: boolean;
}
