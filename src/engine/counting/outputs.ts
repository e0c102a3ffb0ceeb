import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { type DataType, findBackend, type KernelConfig, type TensorInfo, util } from '@tensorflow/tfjs-core';
import { shapeRules } from './shapes.js';

// biome-ignore lint/suspicious/noExplicitAny: tfjs hands kernels inputs and attributes as open maps
type Open = any;

const size = (shape: readonly number[]): number => util.sizeFromShape([...shape]);
const first = (inputs: Open): TensorInfo => Object.values<TensorInfo>(inputs)[0]!;

/** Shape and type of a tensor. */
export interface Form {
  readonly shape: readonly number[];
  readonly dtype: DataType;
}

/** What a kernel returns: one tensor, or a list. */
export interface Outputs {
  readonly several: boolean;
  readonly list: readonly Form[];
}

/** For kernels that only change the shape of their input: the new shape. */
export const viewShapes: { readonly [kernel: string]: (inputs: Open, attrs: Open) => readonly number[] } = {
  Identity: ({ x }) => x.shape,
  Reshape: ({ x }, { shape }) => util.inferFromImplicitShape(shape, size(x.shape)),
  ExpandDims: ({ input }, { dim }) => {
    const at = dim < 0 ? dim + input.shape.length + 1 : dim;
    return [...input.shape.slice(0, at), 1, ...input.shape.slice(at)];
  },
};

/** For kernels whose output differs in type from their first input: the type. */
const types: { readonly [kernel: string]: (inputs: Open, attrs: Open, place: number) => DataType } = {
  ...Object.fromEntries(
    'Equal Greater GreaterEqual Less LessEqual NotEqual LogicalAnd LogicalOr LogicalNot LogicalXor IsNan IsInf IsFinite'
      .split(' ')
      .map((name) => [name, () => 'bool' as const]),
  ),
  ArgMax: () => 'int32',
  ArgMin: () => 'int32',
  Cast: (_inputs, { dtype }) => dtype,
  Fill: (_inputs, { dtype }) => dtype ?? 'float32',
  Range: (_inputs, { dtype }) => dtype,
  LinSpace: () => 'float32',
  OneHot: (_inputs, { dtype }) => dtype,
  Select: ({ t }) => t.dtype,
  ScatterNd: ({ updates }) => updates.dtype,
  GatherNd: ({ params }) => params.dtype,
  TopK: ({ x }, _attrs, place) => (place === 0 ? x.dtype : 'int32'),
};

/**
 * Shapes and types of a kernel's outputs. Kernels without a rule for their shapes are rare, and run on the reference
 * engine with zeros.
 */
export function outputsOf(kernel: KernelConfig, inputs: Open, attrs: Open): Outputs {
  const { kernelName } = kernel;
  const rule =
    viewShapes[kernelName] ?? shapeRules[kernelName] ?? (kernelName === 'Cast' ? alike : undefined);
  if (!rule) return tried(kernel, inputs, attrs);
  const found = rule(inputs, attrs);
  const several = Array.isArray(found[0]);
  const shapes = (several ? found : [found]) as readonly (readonly number[])[];
  const dtype = (place: number): DataType => types[kernelName]?.(inputs, attrs, place) ?? first(inputs).dtype;
  return { several, list: shapes.map((shape, place) => ({ shape, dtype: dtype(place) })) };
}

const alike = (inputs: Open): readonly number[] => first(inputs).shape;

function tried({ kernelFunc }: KernelConfig, inputs: Open, attrs: Open): Outputs {
  const cpu = findBackend('cpu') as MathBackendCPU;
  const zeros = Object.entries<TensorInfo | undefined>(inputs).flatMap(([name, input]) => {
    if (!input) return [];
    const { shape, dtype } = input;
    const values = util.makeZerosTypedArray(size(shape), dtype as 'float32');
    return [[name, cpu.makeTensorInfo(shape, dtype, values)] as const];
  });
  const found = kernelFunc({ inputs: Object.fromEntries(zeros), attrs, backend: cpu });
  const list = [found].flat();
  const made = new Set([...zeros.map(([, { dataId }]) => dataId), ...list.map(({ dataId }) => dataId)]);
  for (const dataId of made) cpu.disposeData(dataId, true);
  return { several: Array.isArray(found), list: list.map(({ shape, dtype }) => ({ shape, dtype })) };
}
