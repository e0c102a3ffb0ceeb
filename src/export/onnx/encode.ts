import onnxProto, { type onnx as proto } from 'onnx-proto';
import { rules } from '../../onnx/rules.js';
import { OnnxWriter, TYPES } from '../../onnx/writer.js';
import type { Dimension, NamedValue, ValueType } from '../../trace/trace.js';
import { isBatch } from '../../trace/trace.js';
import type { Exportable, ExportOptions } from '../format.js';
import { writeKernels } from '../kernels.js';
import { decodedImage, preprocess } from './preprocess.js';
import { decodeBackbones, opsetOf, splice } from './splice.js';

const { onnx } = onnxProto;

/** The ONNX opset of a file, and of one that resizes images with antialiasing, which no earlier one has. */
const OPSET = 17;
const RESIZING_OPSET = 18;
const IR_VERSION = 8;

/**
 * Writes a model as an ONNX file: the trace's inputs and outputs by name, the first axis of each left open, and the
 * description of the model as JSON in the metadata. Throws a ZooError that names each node with kernels that ONNX
 * cannot represent.
 */
export function encodeOnnx(model: Exportable, { half = false, embed = false }: ExportOptions): Uint8Array {
  const { trace, about, spliced } = model;
  const least = embed ? RESIZING_OPSET : OPSET;
  const backbones = decodeBackbones(spliced, embed ? RESIZING_OPSET : 0);
  const [first] = backbones;
  const w = new OnnxWriter({ opset: first ? opsetOf(first) : least, half });
  const inputs = writeInputs(w, model, embed, backbones);
  writeKernels(w, model, rules, 'onnx');
  for (const { name, value } of trace.outputs) w.output(value, name);
  const shapeOf = (shape: readonly Dimension[]): readonly Dimension[] =>
    embed ? shape.map((size) => (isBatch(size) ? size.batch : size)) : shape;
  const graph = {
    name: about.name,
    node: w.nodes,
    initializer: w.initializers,
    input: inputs.map(({ name, value }) =>
      embed ? decodedImage(name) : valueInfo(name, value.dtype, value.shape),
    ),
    output: trace.outputs.map(({ name, value }) => valueInfo(name, value.dtype, shapeOf(value.shape))),
  };
  const encoded = {
    irVersion: Math.max(IR_VERSION, ...backbones.map(({ irVersion }) => Number(irVersion))),
    opsetImport: first?.opsetImport ?? [{ domain: '', version: w.how.opset }],
    functions: backbones.flatMap(({ functions }) => functions ?? []),
    producerName: 'declarative-zoo',
    producerVersion: about.run.zoo,
    docString: about.title,
    graph,
    metadataProps: metadata(model, inputs[0]!, embed),
  };
  return onnx.ModelProto.encode(onnx.ModelProto.create(encoded)).finish();
}

/** Writes the inputs and, for decoded images, their preprocessing; returns the inputs of the graph. */
function writeInputs(
  w: OnnxWriter,
  { trace, about, spliced }: Exportable,
  embed: boolean,
  backbones: readonly proto.IModelProto[],
): readonly NamedValue[] {
  const { image, backbones: files } = spliced ?? { image: undefined, backbones: [] };
  const inside = (name: string): boolean => files.some(({ node }) => node === name);
  const own = trace.inputs.filter(({ name }) => !inside(name));
  const shared = own.find(({ name }) => name === image?.name);
  const inputs = image && !shared ? [image, ...own] : own;
  for (const { name, value } of inputs) {
    if (!embed) w.input(value, name);
    else {
      w.single(name);
      preprocess(w, value, about.preprocessing!, name);
    }
  }
  for (const [i, file] of files.entries()) {
    const { value } = trace.inputs.find(({ name }) => name === file.node)!;
    splice(w, backbones[i]!, file, { image: (shared ?? image!).value, value });
  }
  return inputs;
}

/** JSON by key, which other tools show as text. `input` is the first input, with its shape for one row. */
function metadata(
  { about: { inputs, ...about } }: Exportable,
  { name, value }: NamedValue,
  embedded: boolean,
): proto.IStringStringEntryProto[] {
  const shaped = { inputs, input: { name, shape: value.shape.slice(1) } };
  const said = { ...about, ...(embedded ? { input: { name } } : shaped), embedded };
  return Object.entries(said).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}

function valueInfo(name: string, dtype: ValueType, shape: readonly Dimension[]): proto.IValueInfoProto {
  const dim = shape.map((size) => {
    if (!isBatch(size)) return { dimValue: size };
    return { dimParam: size.batch === 1 ? 'batch' : `batch_times_${size.batch}` };
  });
  return { name, type: { tensorType: { elemType: TYPES[dtype], shape: { dim } } } };
}
