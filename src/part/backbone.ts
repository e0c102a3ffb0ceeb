/** What turns images into features. */
import type { Ops } from '../network/ops.js';
import type { FrozenModel, Normalization } from './frozen.js';
import type { Part } from './part.js';

/** What holds of a backbone whatever its options. */
export interface BackboneFacts {
  /** How pixels are normalised, where no option changes that; absent for backbones that read no images. */
  readonly normalize?: Normalization;
}

/**
 * A backbone, bound: turns an image (or a row of the user's own vectors) into named outputs. A `network` is described once,
 * over abstract operations, and read three ways: shapes and costs, tfjs tensors (training), ONNX (frozen, banked).
 * One that is not is either a model in a file, `frozen`, or reads `vectors`.
 */
export interface BackboneWork {
  /** How pixels are normalised, where the options say so. */
  readonly normalize?: Normalization;
  readonly frozen?: FrozenModel;
  /** The network over abstract operations; `image` is NHWC. Returns its outputs by name, e.g. features and logits. */
  network?<T>(ops: Ops<T>, image: T): { readonly [output: string]: T };
  /** For backbones without a network: where the vectors of rows are from. */
  readonly vectors?: VectorSource;
}

/** Vectors that the user brings. */
export interface VectorSource {
  /** Numbers per row. */
  readonly width: number;
  /** The file of option `file`: a page that names one which does not exist is refused before anything runs. */
  readonly file?: string;
  /** The keys of all rows that have vectors. Absent: they are not known, so nothing can be predicted for all of them. */
  keys?(): Promise<readonly string[]>;
  /** The vectors of rows by their keys, one after the other. */
  read(keys: readonly string[]): Promise<Float32Array>;
}

export type BoundBackbone = BackboneFacts & BackboneWork;
export interface BackbonePart<O = never> extends Part<'backbones', O, BackboneWork>, BackboneFacts {}
