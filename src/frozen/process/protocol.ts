/** What a model process is asked, and what it answers. */

import type { ImageSize } from '../../part.js';

/** First: the model itself, in the body. */
export interface Load {
  readonly load: {
    readonly input: string;
    readonly layout: 'nchw' | 'nhwc';
    readonly size: ImageSize;
    /** Tensors whose values are wanted, joined in this order. */
    readonly names: readonly string[];
  };
}

/** Then, any number of times: pixels [count, height, width, 3] in the body, answered by [count, width] in the body. */
export interface RunMessage {
  readonly run: { readonly count: number };
}

export type Question = Load | RunMessage;

/** What went wrong, in the words of onnxruntime; nothing where it went well. */
export interface ProcessAnswer {
  readonly failed?: string;
}

/** What a model process is started with. */
export interface Watch {
  /** Bytes of memory beyond which it ends itself. */
  readonly memory: number;
  /** The process that started it, without which it is of no use. */
  readonly parent: number;
}

/** What it says on standard error before it ends because of its memory. */
export const OUT_OF_MEMORY = 'model process: memory limit reached';
