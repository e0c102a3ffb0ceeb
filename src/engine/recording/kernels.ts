import '@tensorflow/tfjs-backend-cpu';
import { getKernelsForBackend, type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core';
import type { TraceValue, ValueType } from '../../trace/trace.js';
import { outputsOf } from '../counting/outputs.js';
import type { Recorder } from './recorder.js';

/** The name of the recording backend in tfjs. */
export const RECORDING = 'recording';

// biome-ignore lint/suspicious/noExplicitAny: tfjs hands kernels inputs and attributes as open maps
type Open = any;
type Call = { readonly inputs: Open; readonly attrs: Open; readonly backend: Recorder };

/** Every kernel of the reference engine, in a form that records it. */
export const recordingKernels = (): KernelConfig[] =>
  getKernelsForBackend('cpu').map((kernel) => ({
    kernelName: kernel.kernelName,
    backendName: RECORDING,
    kernelFunc: ((call: Call) => record(kernel, call)) as unknown as KernelConfig['kernelFunc'],
  }));

function record(kernel: KernelConfig, { inputs, attrs = {}, backend }: Call): TensorInfo | TensorInfo[] {
  const { kernelName } = kernel;
  const given = Object.entries<TensorInfo | undefined>(inputs).flatMap(([role, tensor]) =>
    tensor ? [[role, tensor] as const] : [],
  );
  const isSame =
    kernelName === 'Identity' || (kernelName === 'Cast' && inputs.x.dtype === (attrs as Open).dtype);
  if (isSame) return backend.hold(backend.valueBehind(inputs.x), inputs.x.shape);
  const { several, list } = outputsOf(kernel, Object.fromEntries(given), attrs);
  const values = list.map(
    ({ shape, dtype }): TraceValue => ({ shape: [...shape], dtype: dtype as ValueType }),
  );
  backend.record({
    kernel: kernelName,
    inputs: Object.fromEntries(given.map(([role, tensor]) => [role, backend.valueBehind(tensor)])),
    attrs: structuredClone(attrs),
    outputs: values,
  });
  const made = values.map((value) => backend.hold(value));
  return several ? made : made[0]!;
}
