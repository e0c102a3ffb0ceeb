import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../../part.js';

export interface Attribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** Numbers of a tensor. */
export type Values = Float32Array | Int32Array | Uint8Array;

/** TensorFlow's tensors by number. An operation and its attributes are those of TensorFlow itself. */
export interface Binding {
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_INT64: number;
  readonly TF_BOOL: number;
  readonly TF_UINT8: number;
  readonly TF_ATTR_TYPE: number;
  /** Shares the memory of `values` as long as the tensor lives. */
  createTensor(shape: readonly number[], type: number, values: Values): number;
  deleteTensor(id: number): void;
  /** A copy of the numbers. */
  tensorDataSync(id: number): Values;
  executeOp(
    name: string,
    attributes: readonly Attribute[],
    inputs: readonly number[],
    outputs: number,
  ): Output[];
}

/** A tensor that an operation made. */
export interface Output {
  readonly id: number;
  readonly shape: number[];
  readonly dtype: number;
}

/** What tfjs-node knows of a tensor: its number, or the values that no operation has read yet. */
export interface Info {
  id: number;
  values: Values | null;
  readonly shape: readonly number[];
  readonly dtype: number;
  readonly refCount: number;
}

/** The backend of tfjs-node, which runs any TensorFlow operation by name. */
export interface Backend {
  readonly binding: Binding;
  readonly tensorMap: { get(dataId: object): Info; has(dataId: object): boolean };
  executeSingleOutput(
    name: string,
    attributes: readonly Attribute[],
    inputs: readonly TensorInfo[],
  ): TensorInfo;
  /** The numbers of tensors, which are uploaded if no operation has read them yet. */
  getInputTensorIds(tensors: readonly Pick<TensorInfo, 'dataId'>[]): number[];
  createOutputTensor(output: Output): TensorInfo;
  write(values: Values, shape: readonly number[], dtype: string): object;
  disposeData(dataId: object, force?: boolean): boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: tfjs hands kernels inputs and attributes as open maps
type Open = any;

/** A kernel's arguments in tfjs. */
export interface Call {
  readonly inputs: Open;
  readonly attrs?: Open;
  readonly backend: Backend;
}

/** A kernel's function in tfjs. */
export type Run = (call: Call) => TensorInfo;

/** The attribute that most operations need: the type of their numbers, float32. */
export const float32 = ({ binding }: Backend): Attribute => ({
  name: 'T',
  type: binding.TF_ATTR_TYPE,
  value: binding.TF_FLOAT,
});

type Installed = KernelConfig & { readonly stock?: KernelConfig | undefined };

/** Adds a kernel, or replaces the stock one, which `make` receives; opening an engine twice does not stack kernels. */
export function install(tf: Tf, kernelName: string, make: (stock: Run) => Run): void {
  const present = tf.getKernel(kernelName, 'tensorflow') as Installed | undefined;
  const stock = present && 'stock' in present ? present.stock : present;
  const run = make(stock?.kernelFunc as unknown as Run);
  const kernelFunc = run as unknown as KernelConfig['kernelFunc'];
  if (present) tf.unregisterKernel(kernelName, 'tensorflow');
  const installed: Installed = { ...stock, kernelName, backendName: 'tensorflow', kernelFunc, stock };
  tf.registerKernel(installed);
}
