import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;
export type Model = Parameters<typeof onnx.ModelProto.create>[0] & object;
export type Graph = NonNullable<Model['graph']>;
export type Node = NonNullable<Graph['node']>[number];
export type Attribute = Parameters<typeof onnx.AttributeProto.create>[0] & object;
export type Tensor = Parameters<typeof onnx.TensorProto.create>[0] & object;

/** A float32 tensor of a graph's input or output; a string is a dynamic axis. */
export const value = (name: string, shape: readonly (number | string)[]) => ({
  name,
  type: {
    tensorType: {
      elemType: 1,
      shape: {
        dim: shape.map((side) => (typeof side === 'string' ? { dimParam: side } : { dimValue: side })),
      },
    },
  },
});

export const floats = (name: string, dims: number[], floatData: number[]): Tensor => ({
  name,
  dataType: 1,
  dims,
  floatData,
});
export const longs = (name: string, dims: number[], int64Data: number[]): Tensor => ({
  name,
  dataType: 7,
  dims,
  int64Data,
});

const TYPES = { i: 2, ints: 7, t: 4, g: 5 } as const;

/** A node with one output; attributes by name, as whole numbers, lists of them, tensors or graphs. */
export function node(
  opType: string,
  input: string[],
  output: string,
  attributes: { [name: string]: number | number[] | { t: Tensor } | { g: Graph } } = {},
): Node {
  const attribute = Object.entries(attributes).map(([name, one]) => {
    const held = typeof one === 'number' ? { i: one } : Array.isArray(one) ? { ints: one } : one;
    return { name, type: TYPES[Object.keys(held)[0] as keyof typeof TYPES], ...held };
  });
  return { opType, input, output: [output], attribute };
}

/** A model file: images `x` [n, 3, 8, 8] to the outputs that are named with their widths. */
export function writeOnnx(
  graph: Graph,
  outputs: { [name: string]: number },
  shape: readonly (number | string)[] = ['n', 3, 8, 8],
): string {
  const model: Model = {
    irVersion: 9,
    opsetImport: [{ version: 17 }],
    graph: {
      name: 'g',
      input: [value('x', shape)],
      output: Object.entries(outputs).map(([name, width]) => value(name, ['n', width])),
      ...graph,
    },
  };
  const file = join(mkdtempSync(join(tmpdir(), 'tiny-onnx-')), 'net.onnx');
  writeFileSync(file, onnx.ModelProto.encode(onnx.ModelProto.create(model)).finish());
  return file;
}

/** Images to their means, and those to two numbers. */
export const dense: readonly Node[] = [
  node('GlobalAveragePool', ['x'], 'map'),
  node('Flatten', ['map'], 'pool'),
  node('Gemm', ['pool', 'W'], 'y'),
];
const W = floats('W', [3, 2], [1, 2, 3, 4, 5, 6]);

/** A single number of a type. */
const typed = (name: string, elemType: number) => ({
  name,
  type: { tensorType: { elemType, shape: { dim: [] } } },
});

/** A loop that runs as often as `times` says: a tensor, or one that `nodes` compute. */
export function writeLooping(initializer: Tensor[], nodes: Node[] = []): string {
  const body = {
    name: 'body',
    input: [typed('i', 7), typed('c', 9), { name: 'v' }],
    output: [{ name: 'more' }, { name: 'w' }],
    node: [node('Identity', ['c'], 'more'), node('Identity', ['v'], 'w')],
  };
  const always: Tensor = { name: 'always', dataType: 9, dims: [], int32Data: [1] };
  const loop = node('Loop', ['times', 'always', 'x'], 'looped', { body: { g: body } });
  const rest = dense.map((one, i) => (i === 0 ? { ...one, input: ['looped'] } : one));
  return writeOnnx({ node: [...nodes, loop, ...rest], initializer: [W, always, ...initializer] }, { y: 2 });
}

/** A loop that never ends. */
export const writeEndless = (): string => writeLooping([longs('times', [], [2 ** 52])]);
