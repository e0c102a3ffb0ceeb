/** Messages to and from a model process. */

import type { ImageSize } from '../../part.js';

/** The first message: the model itself, in the body. */
export interface Load {
  readonly load: {
    readonly input: string;
    readonly layout: 'nchw' | 'nhwc';
    readonly size: ImageSize;
    /** Tensors to output, concatenated in this order. */
    readonly names: readonly string[];
  };
}

/**
 * Further messages, any number of times: pixels [count, height, width, 3] in the body; the response has [count, width]
 * in the body.
 */
export interface RunMessage {
  readonly run: { readonly count: number };
}

export type Question = Load | RunMessage;

/** The error message of onnxruntime; absent on success. */
export interface ProcessAnswer {
  readonly failed?: string;
}

/** The start arguments of a model process. */
export interface Watch {
  /** Memory in bytes beyond which the process ends itself. */
  readonly memory: number;
  /** The process that started it; it ends with that process. */
  readonly parent: number;
}

/** Its message on standard error before it ends because of its memory. */
export const OUT_OF_MEMORY = 'model process: memory limit reached';
