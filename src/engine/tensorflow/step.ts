import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tf } from '../../part.js';

type Backend = { disposeData(dataId: object): boolean };

/** Replaces the kernel of `tf.step`, six passes over memory, by the equivalent sign(relu(x)), two fast passes. */
export function quickenStep(tf: Tf): void {
  const stock = tf.getKernel('Step', 'tensorflow');
  const run = (name: string, x: TensorInfo, backend: object) =>
    tf.getKernel(name, 'tensorflow').kernelFunc({ inputs: { x }, backend, attrs: {} }) as TensorInfo;
  const kernelFunc: KernelFunc = (call) => {
    if (call.attrs?.alpha) return stock.kernelFunc(call);
    const positive = run('Relu', call.inputs.x!, call.backend);
    const out = run('Sign', positive, call.backend);
    (call.backend as Backend).disposeData(positive.dataId);
    return out;
  };
  tf.unregisterKernel('Step', 'tensorflow');
  tf.registerKernel({ ...stock, kernelFunc });
}
