import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { outOfMemory } from '../../errors/memory.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import type { Tf } from '../../part.js';
import type { Engine, EngineSettings } from '../engine.js';
import { type Arrays, RECURRENCE_KERNELS, recurrenceKernels } from '../recurrence/kernels.js';
import { floats, guardHeap } from './heap.js';
import { install, type KernelRun, remove, stockKernel, type WasmKernel, type Workshop } from './kernel.js';
import { batchMatMul } from './kernels/batch-mat-mul.js';
import { concat, pack } from './kernels/concat.js';
import { conv2d } from './kernels/conv2d.js';
import { conv2dBackpropFilter } from './kernels/conv2d-backprop-filter.js';
import { conv2dBackpropInput } from './kernels/conv2d-backprop-input.js';
import { conv3dBackpropInput } from './kernels/conv3d-backprop-input.js';
import { depthwiseBackpropFilter } from './kernels/depthwise-backprop-filter.js';
import { depthwiseBackpropInput } from './kernels/depthwise-backprop-input.js';
import { einsum } from './kernels/einsum.js';
import { fusedMatMul } from './kernels/fused-mat-mul.js';
import { identity } from './kernels/identity.js';
import { maxPoolGrad } from './kernels/max-pool-grad.js';
import { slice } from './kernels/slice.js';
import { unsortedSegmentSum } from './kernels/unsorted-segment-sum.js';
import { missingOnnxruntime } from './missing-onnxruntime.js';
import { nativeMatMul } from './native-mat-mul.js';
import { openOnnxruntime } from './onnxruntime.js';
import { xnnpackMatMul } from './xnnpack.js';

/** Kernels that the stock wasm backend lacks for training, or gets wrong. */
const kernels: readonly WasmKernel[] = [
  batchMatMul,
  concat,
  conv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  conv3dBackpropInput,
  depthwiseBackpropFilter,
  depthwiseBackpropInput,
  einsum,
  fusedMatMul,
  identity,
  maxPoolGrad,
  pack,
  slice,
  unsortedSegmentSum,
];

/** A recurrence in the wasm heap. */
const heapArrays: Arrays<BackendWasm> = {
  make: (backend, shape) => backend.makeOutput([...shape], 'float32'),
  data: floats,
};

/** TypeScript has this type for browsers, but not for Node. */
const { WebAssembly: wasm } = globalThis as unknown as {
  WebAssembly: { Memory: new (pages: { initial: number; maximum: number }) => object };
};

/** Throws `out-of-memory` if WebAssembly cannot reserve the memory that it needs, which tfjs does not report. */
async function startBackend(tf: Tf): Promise<void> {
  try {
    await tf.setBackend('wasm');
    await tf.ready();
  } catch (error) {
    try {
      new wasm.Memory({ initial: 256, maximum: 65536 });
    } catch (refused) {
      throw new ZooError(outOfMemory((refused as Error).message), EXIT.failed);
    }
    throw error;
  }
}

/** Why onnxruntime is not used if the user rejects it. */
const LEFT_OUT = 'xnnpack was requested';

/** The effect of not multiplying matrices with onnxruntime, and how to fix it. */
function slowBy(reason: string): string {
  const lacks = missingOnnxruntime();
  if (lacks) return `${lacks.reason}. ${lacks.remedy} ${lacks.command}`;
  return `onnxruntime does not work here (${reason}), so training is about five times slower. Remove node_modules/onnxruntime-node, then run npm install --ignore-scripts`;
}

/** Opens tfjs-wasm with additions for training; onnxruntime computes its matrix products if it works, otherwise XNNPACK. */
export async function openWasm(tf: Tf, { threads, provider }: EngineSettings): Promise<Engine> {
  const { version_wasm: version } = await import('@tensorflow/tfjs-backend-wasm');
  await startBackend(tf);
  const backend = tf.backend() as BackendWasm;
  const tried = provider === 'xnnpack' ? { missing: LEFT_OUT } : openOnnxruntime(backend);
  const native = 'missing' in tried ? undefined : tried;
  const reason = 'missing' in tried ? tried.missing : undefined;
  const kernel = (name: string) => tf.getKernel(name, 'wasm').kernelFunc as unknown as KernelRun;
  const stockProduct = stockKernel(tf, 'BatchMatMul')!.kernelFunc as unknown as KernelRun;
  const matMul = native ? nativeMatMul(native, threads, kernel) : xnnpackMatMul(kernel, stockProduct);
  const workshop: Workshop = { tf, kernel, matMul };
  for (const each of kernels) install(workshop, each);
  const recurrence = native && recurrenceKernels(native, heapArrays);
  for (const name of RECURRENCE_KERNELS) {
    if (recurrence) install(workshop, { name, make: () => recurrence[name] as KernelRun<TensorInfo[]> });
    else remove(tf, name);
  }
  guardHeap(backend);
  return {
    name: 'wasm',
    tf,
    version: `tfjs-backend-wasm ${version}`,
    provider: native ? 'onnxruntime' : 'xnnpack',
    device: native && threads > 1 ? `CPU, ${threads} threads` : 'CPU, 1 thread',
    why:
      reason !== undefined
        ? `wasm is what npm installs everywhere; XNNPACK multiplies its matrices (no onnxruntime: ${reason}).`
        : 'wasm is what npm installs everywhere; onnxruntime multiplies its matrices.',
    ...(reason === undefined || reason === LEFT_OUT ? {} : { slow: slowBy(reason) }),
  };
}
