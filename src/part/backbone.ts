/** Turns images into features. */
import type { Ops } from '../network/ops.js';
import type { VideoSound } from './dataset.js';
import type { FrozenModel, Normalization } from './frozen.js';
import type { Part } from './part.js';

/** Properties of a backbone that do not depend on its options. */
export interface BackboneFacts {
  /** How pixels are normalized, if no option changes that; absent for backbones that do not read images. */
  readonly normalize?: Normalization;
}

/**
 * A bound backbone: turns an image (or a row of the user's own vectors) into named outputs. A `network` is described
 * once, over abstract operations, and used in three ways: for shapes and costs, as tfjs tensors (training) and as
 * ONNX (frozen, banked). Any other backbone is a model in a file (`frozen`), or reads `vectors` or `audio`.
 */
export interface BackboneWork {
  /** How pixels are normalized, if the options set it. */
  readonly normalize?: Normalization;
  readonly frozen?: FrozenModel;
  /** The network over abstract operations; `image` is NHWC. Returns its outputs by name, e.g. features and logits. */
  network?<T>(ops: Ops<T>, image: T): { readonly [output: string]: T };
  /** For backbones that read the sound of videos. */
  readonly audio?: AudioSource;
  /** For backbones without a network: the source of the rows' vectors. */
  readonly vectors?: VectorSource;
}

/** Vectors from the user. */
export interface VectorSource {
  /** Numbers per row. */
  readonly width: number;
  /** The file of option `file`: a page with a missing file is refused before anything runs. */
  readonly file?: string;
  /** The keys of all rows that have vectors. Absent: the keys are unknown, so "predict all rows" is not possible. */
  keys?(): Promise<readonly string[]>;
  /**
   * Opens the vectors of rows, found by their keys. Throws a ZooError if a row has none. `keep` is for vectors
   * without random access: it stores them so that they can be read at any position.
   */
  open(keys: readonly string[], keep: KeepVectors): Promise<ReadRows>;
}

/** Reads rows by number: copies the vectors of these rows, one after the other, into `out`. */
export type ReadRows = (rows: ArrayLike<number>, out: Float32Array) => Promise<void>;

/** Vectors that can only be read from first to last, such as those of a packed file. */
export interface UnreadVectors {
  /** Identifies everything that they depend on, such as the hash of their file. */
  readonly identity: unknown;
  readonly rows: number;
  /** Whole rows, in order. */
  chunks(): AsyncIterable<Float32Array>;
}

/** Reads vectors once and keeps them in the bank. */
export type KeepVectors = (vectors: UnreadVectors) => Promise<ReadRows>;

/** The sound of videos, frame by frame. */
export interface AudioSource {
  /** Shape of the numbers of one frame, if sound has `rate` samples per second. */
  shape(rate: number): readonly number[];
  /**
   * Opens the sound of a video and returns the numbers of its frames, `[positions, ...shape]`; positions count from
   * 1. Throws a ZooError if the sound cannot be read or has a different rate.
   */
  open(sound: VideoSound, how: AudioReading): Promise<(positions: readonly number[]) => Float32Array>;
}

/** How the page reads sound. */
export interface AudioReading {
  /** Samples per second. */
  readonly rate: number;
  readonly align: 'time' | 'proportion';
}

export type BoundBackbone = BackboneFacts & BackboneWork;
export interface BackbonePart<O = never> extends Part<'backbones', O, BackboneWork>, BackboneFacts {}
