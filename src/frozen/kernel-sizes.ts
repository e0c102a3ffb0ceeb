import type { Tensor } from '../part.js';

/** A kernel's inputs and attributes in tfjs. */
export type KernelInputs = { readonly [name: string]: unknown };
type Attributes = { readonly [name: string]: unknown };
type Shape = readonly number[];
type Size = (inputs: { readonly [name: string]: Tensor }, attributes: never) => number;

const product = (shape: Shape): number => shape.reduce((a, b) => a * b, 1);

const padded: Size = ({ x }, { paddings }: { paddings: readonly (readonly [number, number])[] }) =>
  product(x!.shape.map((side, i) => side + paddings[i]![0] + paddings[i]![1]));

const resized: Size = ({ images }, { size }: { size: readonly [number, number] }) =>
  images!.shape[0]! * product(size) * images!.shape[3]!;

const multiplied: Size = (
  { a, b },
  { transposeA, transposeB }: { transposeA: boolean; transposeB: boolean },
) => {
  const batch = broadcast([a!.shape.slice(0, -2), b!.shape.slice(0, -2)]);
  return batch * a!.shape.at(transposeA ? -1 : -2)! * b!.shape.at(transposeB ? -2 : -1)!;
};

type Padding = { readonly pad: 'valid' | 'same' | number | readonly (readonly [number, number])[] };

/** An upper bound: assumes that every stride is 1. */
const convolved =
  (channels: (filter: Shape) => number): Size =>
  ({ x, filter }, { pad }: Padding) => {
    const most =
      typeof pad === 'string' ? 0 : typeof pad === 'number' ? 2 * pad : Math.max(...pad.flat(), 0) * 2;
    const [batch = 1, ...sides] = x!.shape.slice(0, -1);
    return batch * product(sides.map((side) => side + most)) * channels(filter!.shape);
  };

const byFilters = convolved((filter) => filter.at(-1)!);
const byChannel = convolved((filter) => filter.at(-2)! * filter.at(-1)!);

/** Maximum output size of kernels that can produce more numbers than element-wise operations on their inputs. */
const SIZES: { readonly [kernel: string]: Size } = {
  Fill: (_, { shape }: { shape: Shape }) => product(shape),
  Tile: ({ x }, { reps }: { reps: Shape }) => x!.size * product(reps),
  PadV2: padded,
  MirrorPad: padded,
  Range: (_, { start, stop, step }: { start: number; stop: number; step: number }) =>
    Math.ceil(Math.abs((stop - start) / step)),
  LinSpace: (_, { num }: { num: number }) => num,
  OneHot: ({ indices }, { depth }: { depth: number }) => indices!.size * depth,
  ResizeBilinear: resized,
  ResizeNearestNeighbor: resized,
  CropAndResize: ({ image, boxes }, { cropSize }: { cropSize: Shape }) =>
    boxes!.shape[0]! * product(cropSize) * image!.shape[3]!,
  Transform: ({ image }, { outputShape }: { outputShape: Shape | null }) =>
    outputShape ? image!.shape[0]! * product(outputShape) * image!.shape[3]! : image!.size,
  SpaceToBatchND: ({ x }, { paddings }: { paddings: readonly (readonly [number, number])[] }) =>
    product(x!.shape.map((side, i) => side + (paddings[i - 1]?.[0] ?? 0) + (paddings[i - 1]?.[1] ?? 0))),
  ScatterNd: (_, { shape }: { shape: Shape }) => product(shape),
  SparseToDense: (_, { outputShape }: { outputShape: Shape }) => product(outputShape),
  UnsortedSegmentSum: ({ x }, { numSegments }: { numSegments: number }) => x!.size * numSegments,
  DenseBincount: ({ x }, { size }: { size: number }) => x!.shape[0]! * size,
  GatherV2: ({ x, indices }) => x!.size * indices!.size,
  GatherNd: ({ params, indices }) => params!.size * indices!.size,
  BatchMatMul: multiplied,
  _FusedMatMul: multiplied,
  Conv2D: byFilters,
  FusedConv2D: byFilters,
  Conv3D: byFilters,
  DepthwiseConv2dNative: byChannel,
  FusedDepthwiseConv2D: byChannel,
  Conv2DBackpropInput: (_, { inputShape }: { inputShape: Shape }) => product(inputShape),
  Conv3DBackpropInputV2: (_, { inputShape }: { inputShape: Shape }) => product(inputShape),
  RandomUniform: (_, { shape }: { shape: Shape }) => product(shape),
  // each axis once, by its letter
  Einsum: (inputs, { equation }: { equation: string }) => {
    const sides = new Map<string, number>();
    const terms = equation.split('->')[0]!.split(',');
    Object.values(inputs).forEach((tensor, i) => {
      [...(terms[i] ?? '').trim()].forEach((letter, axis) => void sides.set(letter, tensor.shape[axis] ?? 1));
    });
    return product([...sides.values()]);
  },
};

/** Maximum number of values in a kernel's output, known before it runs. */
export function outputSize(kernel: string, inputs: KernelInputs, attributes: Attributes = {}): number {
  const tensors = Object.entries(inputs).filter((one): one is [string, Tensor] => isTensor(one[1]));
  const size = SIZES[kernel];
  if (size) return size(Object.fromEntries(tensors), attributes as never);
  const shapes = tensors.map(([, { shape }]) => shape);
  if (kernel === 'Concat' || kernel === 'Pack') return shapes.map(product).reduce((a, b) => a + b, 0);
  return broadcast(shapes);
}

/** Approximate number of products that are added for each value of a kernel's output. */
export function terms(kernel: string, inputs: KernelInputs, attributes: Attributes = {}): number {
  const { a, filter } = inputs as { readonly [name: string]: Tensor | undefined };
  if (MULTIPLIES.has(kernel) && a) return a.shape.at(attributes.transposeA ? -2 : -1) ?? 1;
  if (BY_CHANNEL.has(kernel) && filter) return product(filter.shape.slice(0, 2));
  if (filter) return product(filter.shape) / Math.min(...filter.shape.slice(-2));
  return Array.isArray(attributes.filterSize) ? product(attributes.filterSize as Shape) : 1;
}

const MULTIPLIES = new Set(['BatchMatMul', '_FusedMatMul']);
const BY_CHANNEL = new Set(['DepthwiseConv2dNative', 'FusedDepthwiseConv2D']);

const isTensor = (value: unknown): value is Tensor =>
  typeof value === 'object' && value !== null && Array.isArray((value as Tensor).shape);

/** Size of an element-wise combination of tensors, with axes aligned at the last one. */
function broadcast(shapes: readonly Shape[]): number {
  const axes = Math.max(0, ...shapes.map(({ length }) => length));
  return product(
    Array.from({ length: axes }, (_, i) => Math.max(...shapes.map((shape) => shape.at(-1 - i) ?? 1))),
  );
}
