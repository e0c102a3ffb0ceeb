import onnxProto, { type onnx as proto } from 'onnx-proto';
import { sizeOf } from '../../extent.js';
import { rules } from '../../onnx/rules.js';
import { OnnxWriter, TYPES } from '../../onnx/writer.js';
import type { Dimension, ValueType } from '../../trace/trace.js';
import { isBatch } from '../../trace/trace.js';
import type { Exportable, ExportOptions } from '../format.js';
import { inputName } from '../input-name.js';
import { writeKernels } from '../kernels.js';
import { decodedImage, preprocess } from './preprocess.js';
import { decodeBackbone, opsetOf, splice } from './splice.js';

const { onnx } = onnxProto;

/** The version of ONNX's operators in a file, and in one that resizes images with antialiasing, which no earlier one has. */
const OPSET = 17;
const RESIZING_OPSET = 18;
const IR_VERSION = 8;

/**
 * Writes a model as an ONNX file: the trace's inputs and outputs by their names, the first axis of each open, what the file says
 * of itself as JSON in its metadata. Throws a ZooError that names each node whose kernels have no form in ONNX.
 */
export function encodeOnnx(model: Exportable, { half = false, embed = false }: ExportOptions): Uint8Array {
  const { trace, about, spliced } = model;
  const least = embed ? RESIZING_OPSET : OPSET;
  const backbone = spliced && decodeBackbone(spliced, embed ? RESIZING_OPSET : 0);
  const w = new OnnxWriter({ opset: backbone ? opsetOf(backbone) : least, half });
  const input = writeInput(w, model, embed, backbone);
  writeKernels(w, model, rules, 'onnx');
  for (const { name, value } of trace.outputs) w.output(value, name);
  const shapeOf = (shape: readonly Dimension[]): readonly Dimension[] =>
    embed ? shape.map((size) => (isBatch(size) ? size.batch : size)) : shape;
  const graph = {
    name: about.name,
    node: w.nodes,
    initializer: w.initializers,
    input: [input],
    output: trace.outputs.map(({ name, value }) => valueInfo(name, value.dtype, shapeOf(value.shape))),
  };
  const encoded = {
    irVersion: Math.max(IR_VERSION, Number(backbone?.irVersion ?? 0)),
    opsetImport: backbone?.opsetImport ?? [{ domain: '', version: w.how.opset }],
    ...(backbone?.functions && { functions: backbone.functions }),
    producerName: 'declarative-zoo',
    producerVersion: about.run.zoo,
    docString: about.title,
    graph,
    metadataProps: metadata(model, embed),
  };
  return onnx.ModelProto.encode(onnx.ModelProto.create(encoded)).finish();
}

/** Writes how the network's input comes about, and returns the input of the graph. */
function writeInput(
  w: OnnxWriter,
  model: Exportable,
  embed: boolean,
  backbone: proto.IModelProto | undefined,
): proto.IValueInfoProto {
  const { trace, about, spliced } = model;
  const [first] = trace.inputs as [Exportable['trace']['inputs'][number]];
  const size = sizeOf(about.preprocessing?.resize ?? 0);
  const image = spliced && { shape: [{ batch: 1 }, ...size, 3], dtype: 'float32' as const };
  const name = inputName(model);
  const seen = image ?? first.value;
  if (embed) {
    w.single(name);
    preprocess(w, seen, about.preprocessing!, name);
  } else w.input(seen, name);
  if (image) splice(w, backbone!, spliced, { image, value: first.value });
  return embed ? decodedImage(name) : valueInfo(name, seen.dtype, seen.shape);
}

/** JSON by key: what tools that know nothing of zoo show as text. */
const metadata = (model: Exportable, embedded: boolean): proto.IStringStringEntryProto[] =>
  Object.entries({ ...model.about, input: inputAbout(model, embedded), embedded }).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));

/** What the input is called, and its shape for one row; that of a decoded image is its own. */
function inputAbout(model: Exportable, embedded: boolean): object {
  const { about, spliced, trace } = model;
  const name = inputName(model);
  if (embedded) return { name };
  const size = sizeOf(about.preprocessing?.resize ?? 0);
  return { name, shape: spliced ? [...size, 3] : trace.inputs[0]!.value.shape.slice(1) };
}

function valueInfo(name: string, dtype: ValueType, shape: readonly Dimension[]): proto.IValueInfoProto {
  const dim = shape.map((size) => {
    if (!isBatch(size)) return { dimValue: size };
    return { dimParam: size.batch === 1 ? 'batch' : `batch_times_${size.batch}` };
  });
  return { name, type: { tensorType: { elemType: TYPES[dtype], shape: { dim } } } };
}
