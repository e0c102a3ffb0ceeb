import type { Problem } from './problem.js';

const MiB = 2 ** 20;

/** The wasm heap cannot grow any more. */
export function heapExhausted(bytes: number, heap: number): Problem {
  return {
    code: 'heap-exhausted',
    message:
      `The wasm engine is out of memory: ${Math.ceil(bytes / MiB)} MiB more were asked for, ` +
      `with ${Math.round(heap / MiB)} MiB of at most 4096 MiB in use. ` +
      'Use a smaller batch, or the tensorflow engine (zoo engine install tensorflow), which has no such limit.',
  };
}

/** An operation that the wasm engine would compute wrongly. */
export function unsupportedOperation(operation: string, why: string): Problem {
  return {
    code: 'unsupported-operation',
    message: `${operation} is not available on the wasm engine: ${why}. Use --engine tensorflow for this model.`,
  };
}

/** The tensorflow engine was asked for and is not there, or does not work. */
export function tensorflowMissing(found: readonly string[]): Problem {
  return {
    code: 'engine-missing',
    message: `The tensorflow engine is not usable here: ${found.join('; ')}. Run "zoo engine install tensorflow".`,
  };
}
