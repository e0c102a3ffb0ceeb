import type { Metadata } from '../web/metadata.js';

/** A model to serve: an exported file and its metadata. */
export interface ServedModel {
  /** Its name in URLs. */
  readonly name: string;
  /** The exported ONNX file. */
  readonly file: string;
  readonly bytes: number;
  readonly about: Metadata;
  /** For each audio input: converts a WAV file to the numbers of the input. */
  readonly hear: { readonly [input: string]: Hear };
}

/**
 * The audio input of a model for a video with this number of frames, one frame after the other. Throws a ZooError if
 * the model cannot read the file.
 */
export type Hear = (sound: Uint8Array, frames: number, fps: number | undefined) => Promise<Float32Array>;

/** The limits of a server. */
export interface ServeLimits {
  /** Bytes in a request's body. */
  readonly bytes: number;
  /** Millions of pixels in an image. */
  readonly megapixels: number;
  /** Milliseconds within which a request must arrive, and then be answered. */
  readonly time: number;
  /** Waiting images per model; active requests of all models. */
  readonly queue: number;
}

/** How images are combined into batches, and how many threads predict. */
export interface Batching {
  /** Maximum number of images in a batch. */
  readonly size: number;
  /** Maximum time that an image waits for others while a worker is idle, milliseconds. */
  readonly wait: number;
  /** Workers per model. */
  readonly workers: number;
  /** Threads per worker. */
  readonly threads: number;
}

/** The numbers of one row, by output. */
export type Outputs = { readonly [output: string]: readonly number[] };

/** A row of a model's inputs. */
export interface Given {
  /** Image files: one or, if rows are windows, the frames that are not padding, in order. */
  readonly images?: readonly Uint8Array[];
  /** The numbers of the other inputs, and of `image` if there is no file. */
  readonly values: { readonly [input: string]: Float32Array };
}
