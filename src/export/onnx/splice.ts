import onnxProto, { type onnx as proto } from 'onnx-proto';
import { backboneNotSpliced } from '../../errors/export.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import { type OnnxWriter, TYPES } from '../../onnx/writer.js';
import type { ChannelShift } from '../../trace/record.js';
import type { NamedValue, TraceValue } from '../../trace/trace.js';

const { onnx } = onnxProto;

/** The backbones that are ONNX files, and the images that they read. */
export interface Spliced {
  /** An input of the trace, or an additional one. */
  readonly image: NamedValue;
  readonly backbones: readonly SplicedBackbone[];
}

/** An ONNX file that is a backbone of a page. */
export interface SplicedBackbone {
  /** The name of its node, which is an input of the trace. */
  readonly node: string;
  /** Converts the images to those that it reads; absent if they are the same. */
  readonly shift?: ChannelShift | undefined;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly layout: 'nchw' | 'nhwc';
  readonly input: string;
  /** The tensors that the heads read, concatenated in this order. */
  readonly tensors: readonly string[];
}

/** The supported opset versions of a file: the first in which axes are inputs, and the latest known. */
const VERSIONS = { least: 13, most: 22 } as const;

/** Decodes the models of backbones; empty if nothing is spliced. Throws a ZooError if they cannot be part of one file. */
export function decodeBackbones(spliced: Spliced | undefined, least: number): readonly proto.IModelProto[] {
  if (!spliced) return [];
  const { backbones } = spliced;
  const models = backbones.map((one) => decodeBackbone(one, least));
  const opset = opsetOf(models[0]!);
  const other = models.findIndex((model) => opsetOf(model) !== opset);
  if (other > 0)
    throw new ZooError(
      backboneNotSpliced(
        backbones[other]!.file,
        `it has operators of opset ${opsetOf(models[other]!)}, and ${backbones[0]!.file} of ${opset}`,
      ),
      EXIT.failed,
    );
  return models;
}

/** Decodes the model of a backbone. Throws a ZooError with the reason if it cannot be part of a larger file. */
function decodeBackbone({ file, bytes }: SplicedBackbone, least: number): proto.IModelProto {
  const model = onnx.ModelProto.decode(bytes);
  const opset = opsetOf(model);
  const refuse = (why: string): never => {
    throw new ZooError(backboneNotSpliced(file, why), EXIT.failed);
  };
  const from = Math.max(least, VERSIONS.least);
  if (opset < from || opset > VERSIONS.most)
    refuse(`it has operators of opset ${opset}, but an export has opset ${from} to ${VERSIONS.most}`);
  const nested = (model.graph?.node ?? []).find(({ attribute }) => attribute?.some(({ g }) => g));
  if (nested) refuse(`its node ${nested.opType} contains a graph of its own`);
  return model;
}

/** The opset of ONNX's own operators in a model. */
export const opsetOf = ({ opsetImport }: proto.IModelProto): number =>
  Number((opsetImport ?? []).find(({ domain }) => !domain)?.version ?? 0);

/**
 * Adds a backbone's graph to another: names get the node as prefix, the image becomes its input, and its tensors become
 * `value`.
 */
export function splice(
  w: OnnxWriter,
  { graph }: proto.IModelProto,
  { node: owner, layout, input, tensors, shift }: SplicedBackbone,
  { image, value }: { readonly image: TraceValue; readonly value: TraceValue },
): void {
  w.owner = owner;
  const called = (name: string): string => (name === '' ? '' : `${owner}/${name}`);
  const rows = rowsOf(w, image);
  const read = layout === 'nchw' ? w.map(rows) : w.plain(rows);
  const given = shift ? shifted(w, read, shift, layout) : read;
  w.nodes.push({ opType: 'Identity', name: called('image'), input: [given], output: [called(input)] });
  for (const node of graph!.node ?? []) {
    w.nodes.push({
      ...node,
      name: called(node.name ?? ''),
      input: (node.input ?? []).map(called),
      output: (node.output ?? []).map(called),
    });
  }
  for (const array of graph!.initializer ?? [])
    w.initializers.push({ ...array, name: called(array.name ?? '') });
  const flat = tensors.map((name) => w.node('Flatten', [called(name)], { axis: 1 }));
  const joined = flat.length === 1 ? flat[0]! : w.node('Concat', flat, { axis: 1 });
  w.give(value, value.shape.length === 2 ? joined : w.node('Reshape', [joined, w.ints(openBatch(value))]));
}

/** Images as single rows: windows [batch, frames, ...] become [batch x frames, ...]. */
function rowsOf(w: OnnxWriter, image: TraceValue): TraceValue {
  if (image.shape.length === 4) return image;
  const [, frames, ...shape] = image.shape as readonly [unknown, number, ...number[]];
  const rows: TraceValue = { ...image, shape: [{ batch: frames }, ...shape] };
  w.give(rows, w.node('Reshape', [w.plain(image), w.ints(openBatch(rows))]));
  return rows;
}

const openBatch = ({ shape }: TraceValue): readonly number[] => [-1, ...(shape.slice(1) as number[])];

function shifted(
  w: OnnxWriter,
  images: string,
  { factor, offset }: ChannelShift,
  layout: SplicedBackbone['layout'],
): string {
  const channels = (name: string, numbers: readonly number[]): string =>
    w.array(
      `${w.owner}/${name}`,
      layout === 'nchw' ? [numbers.length, 1, 1] : [numbers.length],
      Float32Array.from(numbers),
      TYPES.float32,
    );
  const scaled = w.node('Mul', [images, channels('factor', factor)]);
  return w.node('Add', [scaled, channels('offset', offset)]);
}
