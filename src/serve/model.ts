import type { Metadata } from '../web/metadata.js';

/** A model to serve: an exported file, and what it says of itself. */
export interface ServedModel {
  /** What it is called in addresses. */
  readonly name: string;
  /** The exported ONNX file. */
  readonly file: string;
  readonly bytes: number;
  readonly about: Metadata;
  /** Turns a WAV file into the numbers of an input of sound; by input. */
  readonly hear: { readonly [input: string]: Hear };
}

/**
 * What a model reads of the sound of a video with this number of frames, one after the other. Throws a ZooError where the file is not one that it
 * can read.
 */
export type Hear = (sound: Uint8Array, frames: number, fps: number | undefined) => Promise<Float32Array>;

/** What a server may use. */
export interface ServeLimits {
  /** Bytes of a request's body. */
  readonly bytes: number;
  /** Millions of pixels of an image. */
  readonly megapixels: number;
  /** Milliseconds in which a request must arrive, and then be answered. */
  readonly time: number;
  /** Images that wait to be predicted, of each model; requests at work, of all. */
  readonly queue: number;
}

/** How images are gathered into batches, and how many threads predict. */
export interface Batching {
  /** Images in a batch at most. */
  readonly size: number;
  /** Milliseconds that an image waits for others at most, while a worker is idle. */
  readonly wait: number;
  /** Workers of each model. */
  readonly workers: number;
  /** Threads of each worker. */
  readonly threads: number;
}

/** The numbers of one row, by output. */
export type Outputs = { readonly [output: string]: readonly number[] };

/** A row of a model's inputs. */
export interface Given {
  /** Image files: one or, where rows are windows, those of the frames that are not padding, in order. */
  readonly images?: readonly Uint8Array[];
  /** The numbers of other inputs, and of `image` where no file is given. */
  readonly values: { readonly [input: string]: Float32Array };
}
