import onnxProto, { type onnx as proto } from 'onnx-proto';
import { backboneNotSpliced } from '../../errors/export.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import type { OnnxWriter } from '../../onnx/writer.js';
import type { TraceValue } from '../../trace/trace.js';

const { onnx } = onnxProto;

/** An ONNX file that is a page's backbone. */
export interface SplicedBackbone {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly layout: 'nchw' | 'nhwc';
  readonly input: string;
  /** The tensors that the heads read, joined in this order. */
  readonly tensors: readonly string[];
}

/** The versions of ONNX's operators that a file may have: the first in which axes are inputs, and the last that is known. */
const VERSIONS = { least: 13, most: 22 } as const;

/** Decodes the model of a backbone. Throws a ZooError where it cannot be part of a larger file, and says why. */
export function decodeBackbone({ file, bytes }: SplicedBackbone, least: number): proto.IModelProto {
  const model = onnx.ModelProto.decode(bytes);
  const opset = opsetOf(model);
  const refuse = (why: string): never => {
    throw new ZooError(backboneNotSpliced(file, why), EXIT.failed);
  };
  const from = Math.max(least, VERSIONS.least);
  if (opset < from || opset > VERSIONS.most)
    refuse(
      `it has operators of opset ${opset}, and a file that it is part of has ${from} to ${VERSIONS.most}`,
    );
  const nested = (model.graph?.node ?? []).find(({ attribute }) => attribute?.some(({ g }) => g));
  if (nested) refuse(`its node ${nested.opType} holds a graph of its own`);
  return model;
}

/** The version of ONNX's own operators in a model. */
export const opsetOf = ({ opsetImport }: proto.IModelProto): number =>
  Number((opsetImport ?? []).find(({ domain }) => !domain)?.version ?? 0);

/** Adds a backbone's graph to another: every name gets a prefix, its input is the image, its tensors are `value`. */
export function splice(
  w: OnnxWriter,
  { graph }: proto.IModelProto,
  { layout, input, tensors }: SplicedBackbone,
  { image, value }: { readonly image: TraceValue; readonly value: TraceValue },
): void {
  w.owner = 'backbone';
  const called = (name: string): string => (name === '' ? '' : `backbone/${name}`);
  const given = layout === 'nchw' ? w.map(image) : w.plain(image);
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
  w.give(value, flat.length === 1 ? flat[0]! : w.node('Concat', flat, { axis: 1 }));
}
