/** Messages between a server and its prediction threads. */
import type { InputAbout, Preprocessing } from '../export/about.js';
import type { Given } from './model.js';

/** Startup data of a worker. */
export interface WorkerModel {
  readonly file: string;
  readonly inputs: { readonly [input: string]: Pick<InputAbout, 'of' | 'shape'> };
  readonly preprocessing?: Preprocessing | undefined;
  readonly megapixels: number;
  readonly threads: number;
}

/** Rows of one batch to predict on. */
export interface Batch {
  readonly rows: readonly Given[];
}

/** A worker's message: it is ready, has predicted, or has failed. */
export type WorkerAnswer =
  | { readonly ready: true }
  | {
      /** By output: the numbers of all rows, one row after the other. */
      readonly outputs: { readonly [output: string]: Float32Array };
      readonly failed: readonly FailedImage[];
    }
  | { readonly broken: string };

/** An image that cannot be read: its row, and its index among the images of the row. */
export interface FailedImage {
  readonly row: number;
  readonly image: number;
  readonly why: string;
}
