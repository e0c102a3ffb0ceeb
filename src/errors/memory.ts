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
/** Messages of V8, WebAssembly, onnxruntime and sharp. */
const WORDS =
  /allocation failed|out of memory|could not allocate memory|failed to allocate memory|cannot allocate|std::bad_alloc|bad allocation/i;

/** Whether an error means that the system refused memory. */
export function isOutOfMemory(error: Error): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return CODES.includes(code) || WORDS.test(error.message);
}

/**
 * The library that decodes images cannot be loaded: the process may not have the memory that it needs, or its package for this
 * system is not installed.
 *
 * @example the image library sharp could not be loaded: there is too little memory (ulimit -v), or its package for this system is
 * missing. Allow more memory, or run "npm install --include=optional sharp".
 */
export const noImageLibrary = (): Problem => ({
  code: 'no-image-library',
  message:
    'the image library sharp could not be loaded: there is too little memory (ulimit -v), or its package for this system is missing. Allow more memory, or run "npm install --include=optional sharp".',
});
