import type { Problem } from './problem.js';

/**
 * The system refuses more memory: there is too little of it, or a limit is set for this process.
 *
 * @example there is not enough memory (Array buffer allocation failed). Use a smaller batch or smaller images, close
 * other programs, or raise the limit of this process (ulimit -v, or that of its container).
 */
export const outOfMemory = (reason: string): Problem => ({
  code: 'out-of-memory',
  message: `there is not enough memory (${reason}). Use a smaller batch or smaller images, close other programs, or raise the limit of this process (ulimit -v, or that of its container).`,
});

const CODES = ['ENOMEM', 'ERR_WORKER_OUT_OF_MEMORY', 'ERR_MEMORY_ALLOCATION_FAILED'];
/** What V8, WebAssembly, onnxruntime and sharp say. */
const WORDS =
  /allocation failed|out of memory|could not allocate memory|failed to allocate memory|cannot allocate|std::bad_alloc|bad allocation/i;

/** Whether an error means that the system refused memory. */
export function isOutOfMemory(error: Error): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return CODES.includes(code) || WORDS.test(error.message);
}
