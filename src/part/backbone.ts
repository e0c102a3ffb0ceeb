/** What turns images into features. */
import type { Ops } from '../network/ops.js';
import type { VideoSound } from './dataset.js';
import type { FrozenModel, Normalization } from './frozen.js';
import type { Part } from './part.js';

/** What holds of a backbone whatever its options. */
export interface BackboneFacts {
  /** How pixels are normalized, where no option changes that; absent for backbones that read no images. */
  readonly normalize?: Normalization;
}

/**
 * A backbone, bound: turns an image (or a row of the user's own vectors) into named outputs. A `network` is described once,
 * over abstract operations, and read three ways: shapes and costs, tfjs tensors (training), ONNX (frozen, banked).
 * One that is not is a model in a file, `frozen`, or reads `vectors` or `audio`.
 */
export interface BackboneWork {
  /** How pixels are normalized, where the options say so. */
  readonly normalize?: Normalization;
  readonly frozen?: FrozenModel;
  /** The network over abstract operations; `image` is NHWC. Returns its outputs by name, e.g. features and logits. */
  network?<T>(ops: Ops<T>, image: T): { readonly [output: string]: T };
  /** For backbones that read the sound of videos. */
  readonly audio?: AudioSource;
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
  /**
   * Opens the vectors of rows, found by their keys. Throws a ZooError where one has none. `keep` is for vectors that cannot be read at
   * their positions: it keeps them where they can be.
   */
  open(keys: readonly string[], keep: KeepVectors): Promise<ReadRows>;
}

/** Reads rows by their numbers: copies the vectors of these rows, one after the other, into `out`. */
export type ReadRows = (rows: ArrayLike<number>, out: Float32Array) => Promise<void>;

/** Vectors that can be read from the first to the last only, such as those of a packed file. */
export interface UnreadVectors {
  /** Everything that they depend on, such as the hash of their file. */
  readonly identity: unknown;
  readonly rows: number;
  /** Whole rows, in their order. */
  chunks(): AsyncIterable<Float32Array>;
}

/** Reads vectors once, and keeps them in the bank. */
export type KeepVectors = (vectors: UnreadVectors) => Promise<ReadRows>;

/** The sound of videos, frame by frame. */
export interface AudioSource {
  /** Shape of a frame's numbers, where sound has `rate` samples a second. */
  shape(rate: number): readonly number[];
  /**
   * Opens the sound of a video and gives the numbers of its frames, `[positions, ...shape]`; positions count from 1. Throws a ZooError
   * where the sound cannot be read, or has another rate.
   */
  open(sound: VideoSound, how: AudioReading): Promise<(positions: readonly number[]) => Float32Array>;
}

/** How the page has sound read. */
export interface AudioReading {
  /** Samples a second. */
  readonly rate: number;
  readonly align: 'time' | 'proportion';
}

export type BoundBackbone = BackboneFacts & BackboneWork;
export interface BackbonePart<O = never> extends Part<'backbones', O, BackboneWork>, BackboneFacts {}
