import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelConfig, KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../../part.js';
import type { MatMul } from './mat-mul.js';

/** What a kernel may use: the tensor library's shape arithmetic, other kernels by name, the matrix product. */
export interface Workshop {
  readonly tf: Tf;
  readonly matMul: MatMul;
  kernel(name: string): KernelRun;
}

/** A kernel's arguments in tfjs: tensors by name, some of them optional, attributes, and the backend. */
export interface Call<Names extends string, Attributes = object, Optional extends string = never> {
  readonly inputs: { readonly [name in Names]: TensorInfo } & { readonly [name in Optional]?: TensorInfo };
  readonly attrs: Attributes;
  readonly backend: BackendWasm;
}

/** A kernel's function in tfjs. */
// biome-ignore lint/suspicious/noExplicitAny: tfjs hands kernels inputs and attributes as open maps
export type KernelRun<Out = TensorInfo> = (call: { inputs: any; attrs: any; backend: BackendWasm }) => Out;

/** A kernel of zoo for the wasm backend: new, or a replacement that receives the stock kernel. */
export interface WasmKernel {
  readonly name: string;
  make(workshop: Workshop, stock: KernelRun): KernelRun | KernelRun<TensorInfo[]>;
}

type Installed = KernelConfig & { readonly stock?: KernelConfig | undefined };

/** tfjs' own kernel for the wasm backend, even if ours replaces it. */
export function stockKernel(tf: Tf, name: string): KernelConfig | undefined {
  const present = tf.getKernel(name, 'wasm') as Installed | undefined;
  return present && 'stock' in present ? present.stock : present;
}

/** Removes a kernel that tfjs itself does not have. */
export function remove(tf: Tf, name: string): void {
  if (tf.getKernel(name, 'wasm')) tf.unregisterKernel(name, 'wasm');
}

/** Replaces the stock kernel, which stays reachable, so that opening an engine twice does not stack kernels. */
export function install(workshop: Workshop, { name, make }: WasmKernel): void {
  const { tf } = workshop;
  const stock = stockKernel(tf, name);
  const installed: Installed = {
    kernelName: name,
    backendName: 'wasm',
    kernelFunc: make(workshop, stock?.kernelFunc as unknown as KernelRun) as unknown as KernelFunc,
    stock,
  };
  if (stock?.setupFunc) installed.setupFunc = stock.setupFunc;
  if (tf.getKernel(name, 'wasm')) tf.unregisterKernel(name, 'wasm');
  tf.registerKernel(installed);
}
