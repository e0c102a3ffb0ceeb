/** What passes between a server and the threads that predict. */
import type { InputAbout, Preprocessing } from '../export/about.js';
import type { Given } from './model.js';

/** What a worker is started with. */
export interface WorkerModel {
  readonly file: string;
  readonly inputs: { readonly [input: string]: Pick<InputAbout, 'of' | 'shape'> };
  readonly preprocessing?: Preprocessing | undefined;
  readonly megapixels: number;
  readonly threads: number;
}

/** Rows to predict on, in one batch. */
export interface Batch {
  readonly rows: readonly Given[];
}

/** What a worker says: that it is ready, what it has predicted, or why it could not. */
export type WorkerAnswer =
  | { readonly ready: true }
  | {
      /** By output, the numbers of all rows, one row after the other. */
      readonly outputs: { readonly [output: string]: Float32Array };
      readonly failed: readonly FailedImage[];
    }
  | { readonly broken: string };

/** An image that cannot be read: which row has it, and which of its images it is. */
export interface FailedImage {
  readonly row: number;
  readonly image: number;
  readonly why: string;
}
