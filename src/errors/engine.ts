import { printable } from './printable.js';
import type { Problem } from './problem.js';

const MiB = 2 ** 20;

/**
 * The wasm heap cannot grow any more.
 *
 * @example The wasm engine is out of memory: it needs 612 MiB more, but its memory of 3800 MiB cannot grow
 * past 4096 MiB. Use a smaller batch, or the tensorflow engine (zoo engine install tensorflow), which has no such
 * limit.
 */
export function heapExhausted(bytes: number, heap: number): Problem {
  return {
    code: 'heap-exhausted',
    message:
      `The wasm engine is out of memory: it needs ${Math.ceil(bytes / MiB)} MiB more, ` +
      `but its memory of ${Math.round(heap / MiB)} MiB cannot grow past 4096 MiB. ` +
      'Use a smaller batch, or the tensorflow engine (zoo engine install tensorflow), which has no such limit.',
  };
}

/**
 * An operation that the wasm engine lacks, or would compute wrongly.
 *
 * @example The input gradient of conv3d is not available on the wasm engine: its kernel gives wrong numbers. Use
 * --engine tensorflow for this model; "zoo engine install tensorflow" installs it.
 */
export function unsupportedOperation(operation: string, why: string): Problem {
  return {
    code: 'unsupported-operation',
    message:
      `${operation} is not available on the wasm engine: ${why}. ` +
      'Use --engine tensorflow for this model; "zoo engine install tensorflow" installs it.',
  };
}

/**
 * The requested tensorflow engine is missing or does not work.
 *
 * @example The tensorflow engine is not usable here: it is not installed. Run: zoo engine install tensorflow
 */
export function tensorflowMissing(found: readonly string[]): Problem {
  return {
    code: 'engine-missing',
    message: `The tensorflow engine is not usable here: ${found.join('; ')}. Run: zoo engine install tensorflow`,
  };
}

/**
 * The onnx engine was requested, but onnxruntime is not installed or does not work.
 *
 * @example The onnx engine is not usable here: onnxruntime-node is not installed. Fix it with "npm ci", or use --engine wasm.
 */
export function onnxMissing(found: string, command: string): Problem {
  return {
    code: 'onnx-missing',
    message: `The onnx engine is not usable here: ${found}. Fix it with "${command}", or use --engine wasm.`,
  };
}

/** Why the onnx engine runs a kernel on wasm. */
export const notInOnnx = (kernel: string): string =>
  `engine onnx runs ${kernel} on wasm, which copies its numbers there and back: it has no form in ONNX`;

/**
 * No Python with pip was found to fetch TensorFlow with.
 *
 * @example No Python with pip, which fetches TensorFlow, was found (tried python3, python). Install Python
 * 3 with pip, or name one: PYTHON=/path/to/python3.
 */
export function pythonMissing(tried: readonly string[]): Problem {
  return {
    code: 'python-missing',
    message:
      `No Python with pip, which fetches TensorFlow, was found (tried ${tried.join(', ')}). ` +
      'Install Python 3 with pip, or name one: PYTHON=/path/to/python3.',
  };
}

/**
 * pip could not fetch TensorFlow.
 *
 * @example pip could not fetch tensorflow==2.21.0: no matching distribution found. On a closed network, install
 * TensorFlow into a Python first and name it: PYTHON=/path/to/python3.
 */
export function pipFailed(wanted: string, output: string): Problem {
  return {
    code: 'pip-failed',
    message:
      `pip could not fetch ${wanted}: ${complaint(output)} ` +
      'On a closed network, install TensorFlow into a Python first and name it: PYTHON=/path/to/python3.',
  };
}

/**
 * npm could not fetch a package that the engine needs.
 *
 * @example npm could not fetch google-protobuf: ENOTFOUND
 */
export function npmFailed(spec: string, output: string): Problem {
  return { code: 'npm-failed', message: `npm could not fetch ${spec}: ${complaint(output)}` };
}

/**
 * No C++ compiler was found.
 *
 * @example No C++ compiler was found (tried c++, g++, clang++), and the engine's binding must be built. Install
 * one (Debian and Ubuntu: apt install g++; macOS: xcode-select --install), or name one: CXX=/path/to/g++.
 */
export function compilerMissing(tried: readonly string[]): Problem {
  return {
    code: 'compiler-missing',
    message:
      `No C++ compiler was found (tried ${tried.join(', ')}), and the engine's binding must be built. ` +
      'Install one (Debian and Ubuntu: apt install g++; macOS: xcode-select --install), or name one: CXX=/path/to/g++.',
  };
}

/**
 * The binding did not compile.
 *
 * @example g++ could not build the engine's binding: fatal error: node_api.h: No such file or directory
 */
export function compileFailed(compiler: string, output: string): Problem {
  return {
    code: 'compile-failed',
    message: `${compiler} could not build the engine's binding: ${complaint(output)}`,
  };
}

/**
 * An engine's training step gave wrong numbers.
 *
 * @example The tensorflow engine computes wrongly here: one training step gave 0.4, 0.1, not 0.5, 0.1.
 */
export function engineWrong(engine: string, found: readonly number[], expected: readonly number[]): Problem {
  return {
    code: 'engine-wrong',
    message: `The ${engine} engine computes wrongly here: one training step gave ${found.join(', ')}, not ${expected.join(', ')}.`,
  };
}

/**
 * The engine's folder in the cache contains something else, which is not overwritten.
 *
 * @example ~/.cache/zoo/engines/tensorflow-4.22.0-linux-x64 is not an engine that zoo built. Rename or remove it, then
 * run zoo engine install tensorflow again.
 */
export const engineFolderForeign = (folder: string): Problem => ({
  code: 'folder-foreign',
  message: `${folder} is not an engine that zoo built. Rename or remove it, then run zoo engine install tensorflow again.`,
});

/**
 * The engine cannot be built on this operating system.
 *
 * @example The tensorflow engine cannot be built on win32: TensorFlow's wheel has no C library there. Use --engine
 * wasm, or install @tensorflow/tfjs-node-gpu, which zoo then uses unchanged.
 */
export function platformUnsupported(platform: string): Problem {
  return {
    code: 'platform-unsupported',
    message:
      `The tensorflow engine cannot be built on ${platform}: TensorFlow's wheel has no C library there. ` +
      'Use --engine wasm, or install @tensorflow/tfjs-node-gpu, which zoo then uses unchanged.',
  };
}

/** The cause of a program's failure: its error lines, or else its last lines. */
function complaint(output: string): string {
  const lines = output.trim().split('\n');
  const errors = lines.filter((line) => /error/i.test(line)).slice(0, 3);
  return (errors.length > 0 ? errors : lines.slice(-3)).join(' ');
}

/**
 * An environment variable of zoo has an invalid value.
 *
 * @example ZOO_THREADS is "many"; expected a whole number from 1 to 1024.
 */
export const badSetting = (name: string, value: string, expected: string): Problem => ({
  code: 'bad-setting',
  message: `${name} is "${printable(value)}"; expected ${expected}.`,
});
