import type { Init } from '../part.js';

/**
 * The operations that backbones are built from. A network is one function over `Ops<T>`. The interpreters in this
 * folder turn it into shapes and costs (declare.ts), tfjs tensors (tensors.ts) and an ONNX file (onnx.ts). Images and
 * maps are NHWC; `name` prefixes the variables that the operation owns, in timm / torchvision naming.
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
  /** Max pooling; by default 2x2 with stride 2 and no padding. Padding is never the maximum. */
  maxPool(x: T, options?: PoolOptions): T;
  /** [h, w, c] -> [c]. */
  globalAveragePool(x: T): T;
  /** [h, w, c] -> [c * h * w], channels first as in PyTorch, so that weights of its dense layers fit. */
  flatten(x: T): T;
  /**
   * [h, w, c] -> [h * w, c]: one vector for each position of a map, row by row; for outputs, which are flattened and
   * joined.
   */
  places(x: T): T;
  /**
   * Dense layer. Variables `<name>.weight` [in, units], initialized by `init`, and `<name>.bias` [units], initialized
   * to zeros.
   */
  linear(x: T, name: string, options: { readonly units: number; readonly init: Init }): T;
  /** Inverted dropout of single values; the identity in evaluation mode or at rate 0. */
  dropout(x: T, name: string, rate: number): T;
  /** Stochastic depth: inverted dropout of whole samples, for the residual branch of a block. */
  dropPath(x: T, name: string, rate: number): T;
}

/**
 * A network with bound options: takes an NHWC image, returns the outputs by name, in the order in which they are
 * joined.
 */
export type Network = <T>(ops: Ops<T>, image: T) => { readonly [output: string]: T };

/** Pooling windows, the same in both directions; `padding` is the number of pixels on every side. */
export interface PoolOptions {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}

/** Pooling that halves height and width. */
export const HALVES: PoolOptions = { kernel: 2, stride: 2, padding: 0 };

/** Settings of a convolution; `kernel` and `stride` are the same in both directions. */
export interface ConvOptions {
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
  /** `same`: as in TensorFlow, output ceil(in / stride), with the odd pixel at the end; a number: pixels on every side. */
  readonly padding: 'same' | number;
  readonly bias: boolean;
}
