import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Numbers, ValueType } from '../trace/trace.js';

/** A tensor of onnxruntime: a view of our memory and a shape. */
export interface View {
  readonly type: ValueType;
  readonly data: Numbers;
  readonly dims: readonly number[];
  /** The same memory under another shape. */
  reshape(dims: readonly number[]): View;
}

/** The internal native session of onnxruntime-node: unlike the public one, it runs synchronously and into given memory. */
export interface NativeSession {
  loadModel(buffer: ArrayBufferLike, byteOffset: number, byteLength: number, options: object): void;
  run(feeds: Record<string, View>, fetches: Record<string, View | null>, options: object): unknown;
  dispose(): void;
}

/** The native interface of onnxruntime-node. */
export interface NativeRuntime {
  readonly Session: new () => NativeSession;
  readonly Tensor: new (type: ValueType, data: Numbers, shape: readonly number[]) => View;
}

/** Loads the interface. Throws if onnxruntime-node is not installed or has no binary for this system. */
export function loadNativeRuntime(): NativeRuntime {
  const require = createRequire(import.meta.url);
  const native = require(join(dirname(require.resolve('onnxruntime-node')), 'binding.js'));
  native.initOrt();
  return { Session: native.binding.InferenceSession, Tensor: require('onnxruntime-node').Tensor };
}

/** Opens a model on the CPU with this many threads. */
export function openSession(
  { Session }: NativeRuntime,
  model: Uint8Array,
  threads: number,
  options: object,
): NativeSession {
  const session = new Session();
  session.loadModel(model.buffer, model.byteOffset, model.byteLength, {
    executionProviders: ['cpu'],
    executionMode: 'sequential',
    interOpNumThreads: 1,
    intraOpNumThreads: threads,
    // A thread that spins while it waits takes a core from all work between two operators.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    ...options,
  });
  return session;
}
