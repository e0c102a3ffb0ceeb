/** A backbone that is a model in a file. */
import type { Tensor, Tf } from './tensor.js';

/** Per channel of RGB in [0, 1]: (value - mean) / std. */
export interface Normalization {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** The pixels of an image that a backbone reads. */
export type ImageSize = readonly [height: number, width: number];

/** A model in a file, run as it is and never trained. */
export interface FrozenModel {
  /** Path, URL or catalog name of the file. Throws a ZooError where it cannot be said, such as that of a package which is not installed. */
  source(): string;
  /** Names of the files beside it that belong to it; `file` is on this machine. */
  beside?(file: string): readonly string[];
  /**
   * Width of each output, in the order in which they are joined, for images of `size`. Nothing runs:
   * `file` is only read, and is absent where it is not on this machine. Throws a ZooError that says what does not fit.
   */
  outputs(size: ImageSize, file: string | undefined): { readonly [output: string]: number };
  /** The tensor behind each output, by its name in the file, so that a plan can print it. Absent: nothing to print. */
  tensors?(file: string): { readonly [output: string]: NamedTensor };
  open(size: ImageSize, file: string, tf: Tf): Promise<OpenModel>;
  /** The same as a computation on the tensors of `tf`, which an export records. Absent: it is none, and is not exported. */
  compute?(size: ImageSize, file: string, tf: Tf): Promise<ComputedModel>;
}

/** A tensor of a model file, and its shape for one image, null where the file leaves an axis open. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly (number | null)[];
}

/** A frozen model whose work is kernels of the engine. */
export interface ComputedModel {
  /** Normalized pixels, NHWC [batch, height, width, 3], to the outputs joined in order, [batch, width]. */
  forward(image: Tensor): Tensor;
  close(): void;
}

/** A frozen model at work. */
export interface OpenModel {
  /** Normalized pixels, NHWC [count, height, width, 3], to the outputs joined in order, [count, width]. */
  run(pixels: Float32Array, count: number): Promise<Float32Array>;
  close(): void;
}
