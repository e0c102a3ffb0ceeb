import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-cpu';
import { findBackend, getKernel, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Numbers, TraceNode, TraceValue, ValueType } from '../../trace/trace.js';

/** The output of a recorded kernel with only constant inputs, computed on the reference engine. */
export function computeConstant({ kernel, inputs, attrs }: TraceNode): readonly TraceValue[] {
  const cpu = findBackend('cpu') as MathBackendCPU;
  const given = Object.entries(inputs).map(([role, { shape, dtype, data }]) => [
    role,
    cpu.makeTensorInfo([...(shape as readonly number[])], dtype, data),
  ]);
  const tensors = Object.fromEntries(given) as { [role: string]: TensorInfo };
  const run = getKernel(kernel, 'cpu').kernelFunc;
  const isList = '0' in tensors; // the form of the inputs of Concat and AddN
  const list = Object.values(tensors) as unknown as typeof tensors;
  const made = [run({ inputs: isList ? list : tensors, attrs: attrs as NamedAttrMap, backend: cpu })].flat();
  const values = made.map(
    ({ dataId, shape, dtype }): TraceValue => ({
      shape: [...shape],
      dtype: dtype as ValueType,
      data: (cpu.readSync(dataId) as Numbers).slice(),
    }),
  );
  const ids = new Set([...Object.values(tensors), ...made].map(({ dataId }) => dataId));
  for (const dataId of ids) cpu.disposeData(dataId, true);
  return values;
}
