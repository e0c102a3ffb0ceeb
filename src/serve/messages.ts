/** What passes between a server and the threads that predict. */
import type { Preprocessing } from '../export/about.js';
import type { Given } from './model.js';

/** What a worker is started with. */
export interface WorkerModel {
  readonly file: string;
  readonly input: { readonly name: string; readonly shape: readonly number[] };
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
      /** Rows whose image cannot be read. */
      readonly failed: readonly { readonly index: number; readonly why: string }[];
    }
  | { readonly broken: string };
