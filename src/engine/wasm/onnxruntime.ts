import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { proves } from '../native-graph.js';
import { loadNativeRuntime, type NativeRuntime } from '../native-session.js';
import { floats } from './heap.js';

/** onnxruntime on the wasm heap, or why it cannot be used. */
export function openOnnxruntime(backend: BackendWasm): NativeRuntime | { readonly missing: string } {
  try {
    const runtime = loadNativeRuntime();
    return provesOn(backend, runtime)
      ? runtime
      : { missing: 'its native path does not write where it should' };
  } catch (error) {
    return { missing: String((error as Error).message).split('\n')[0]! };
  }
}

function provesOn(backend: BackendWasm, runtime: NativeRuntime): boolean {
  const memory = backend.makeOutput([9], 'float32');
  const proven = proves(runtime, floats(backend, memory));
  backend.disposeData(memory.dataId);
  return proven;
}
