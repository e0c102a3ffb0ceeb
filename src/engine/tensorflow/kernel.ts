import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../../part.js';

interface Attribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** The backend of tfjs-node, which runs any TensorFlow operation by name. */
export interface Backend {
  readonly binding: { readonly [constant: string]: number };
  executeSingleOutput(
    name: string,
    attributes: readonly Attribute[],
    inputs: readonly TensorInfo[],
  ): TensorInfo;
  disposeData(dataId: object): boolean;
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
  type: binding.TF_ATTR_TYPE!,
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
