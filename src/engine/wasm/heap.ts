import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { heapExhausted } from '../../errors/engine.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import { sizeOf } from '../../trace/trace.js';

/** The used part of the emscripten module. */
interface WasmMemory {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
}

const memory = (backend: BackendWasm): WasmMemory => backend.wasm as unknown as WasmMemory;

/** A float tensor's memory in the wasm heap. Valid until the next allocation: growing the heap moves it. */
export function floats(backend: BackendWasm, tensor: TensorInfo): Float32Array {
  return new Float32Array(memory(backend).HEAPU8.buffer, offset(backend, tensor), sizeOf(tensor.shape));
}

/** An int32 tensor's memory in the wasm heap; see `floats`. */
export function ints(backend: BackendWasm, tensor: TensorInfo): Int32Array {
  return new Int32Array(memory(backend).HEAPU8.buffer, offset(backend, tensor), sizeOf(tensor.shape));
}

/** Bytes per entry, for the types whose entries are in the heap. */
export const BYTES: { readonly [dtype: string]: number } = { float32: 4, int32: 4, bool: 1 };

/** Copies byte ranges of one tensor into another: `copy(from, to, length)`, counted from the start of each. */
export function copier(
  backend: BackendWasm,
  source: TensorInfo,
  target: TensorInfo,
): (from: number, to: number, length: number) => void {
  const heap = memory(backend).HEAPU8;
  const [first, second] = [offset(backend, source), offset(backend, target)];
  return (from, to, length) => heap.copyWithin(second + to, first + from, first + from + length);
}

function offset(backend: BackendWasm, tensor: TensorInfo): number {
  return backend.dataIdMap.get(tensor.dataId).memoryOffset;
}

/** A new float tensor of zeros. */
export function zeros(backend: BackendWasm, shape: readonly number[]): TensorInfo {
  const tensor = backend.makeOutput([...shape], 'float32');
  floats(backend, tensor).fill(0);
  return tensor;
}

/** The same memory with another shape of the same size; owns nothing. */
export const reshaped = (tensor: TensorInfo, shape: readonly number[]): TensorInfo => ({
  dataId: tensor.dataId,
  shape: [...shape],
  dtype: tensor.dtype,
});

/**
 * Makes the heap report when it is full (4 GiB at most). Its malloc then returns 0 or, past the last byte, an address
 * that does not exist, and is corrupt from then on: a full heap therefore rejects all later requests.
 */
export function guardHeap(backend: BackendWasm): void {
  const wasm = memory(backend);
  wasm._free(wasm._malloc(8)); // emscripten replaces it with the real function at the first call
  const allocate = wasm._malloc;
  let full = false;
  wasm._malloc = (bytes: number) => {
    const address = full ? 0 : allocate(bytes) >>> 0;
    full ||= bytes > 0 && (address === 0 || address + bytes > wasm.HEAPU8.length);
    if (full) throw new ZooError(heapExhausted(bytes, wasm.HEAPU8.length), EXIT.failed);
    return address;
  };
}
