/** A backbone that is a model in a file. */
import type { Tensor, Tf } from './tensor.js';

/** Per channel of RGB in [0, 1]: (value - mean) / std. */
export interface Normalization {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** The pixels that a backbone reads. */
export type ImageSize = readonly [height: number, width: number];

/** A model in a file, used unchanged and never trained. */
export interface FrozenModel {
  /**
   * Path, URL or catalog name of the file. Throws a ZooError if it cannot be determined, for example because a
   * package is not installed.
   */
  source(): string;
  /** Names of the files next to it that belong to it; `file` is on this machine. */
  beside?(file: string): readonly string[];
  /**
   * Width of each output, in the order in which they are joined, for images of `size`. Only reads `file`, which is
   * absent if it is not on this machine; runs nothing. Throws a ZooError that describes what does not fit.
   */
  outputs(size: ImageSize, file: string | undefined): { readonly [output: string]: number };
  /** The name in the file of the tensor behind each output, for printing in a plan. Absent: nothing to print. */
  tensors?(file: string): { readonly [output: string]: NamedTensor };
  open(size: ImageSize, file: string, tf: Tf): Promise<OpenModel>;
  /** The model as a computation on tensors of `tf`, which an export records. Absent: the model cannot be exported. */
  compute?(size: ImageSize, file: string, tf: Tf): Promise<ComputedModel>;
}

/** A tensor of a model file, and its shape for one image; null for an axis that the file leaves open. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly (number | null)[];
}

/** A frozen model that runs on the engine's kernels. */
export interface ComputedModel {
  /** Maps normalized pixels, NHWC [batch, height, width, 3], to the joined outputs, [batch, width]. */
  forward(image: Tensor): Tensor;
  close(): void;
}

/** A running frozen model. */
export interface OpenModel {
  /** Maps normalized pixels, NHWC [count, height, width, 3], to the joined outputs, [count, width]. */
  run(pixels: Float32Array, count: number): Promise<Float32Array>;
  close(): void;
}
