import type { Metadata } from '../web/metadata.js';

/** A model to serve: an exported file, and what it says of itself. */
export interface ServedModel {
  /** What it is called in addresses. */
  readonly name: string;
  /** The exported ONNX file. */
  readonly file: string;
  readonly bytes: number;
  readonly about: Metadata;
  /** Its input, for one row: pixels of a square, or the numbers of a vector. */
  readonly input: { readonly name: string; readonly shape: readonly number[] };
}

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

/** What is predicted on: an image file, or what the network sees of one, or a vector. */
export type Given = { readonly image: Uint8Array } | { readonly values: Float32Array };
