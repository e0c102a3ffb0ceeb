import onnxProto, { type onnx as proto } from 'onnx-proto';
import { kernelsWithoutForm } from '../../errors/export.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import { partAt } from '../../trace/record.js';
import type { Dimension, TraceNode, ValueType } from '../../trace/trace.js';
import { isBatch } from '../../trace/trace.js';
import type { Exportable, ExportOptions } from '../format.js';
import { NoForm } from '../rule.js';
import { rules } from './rules.js';
import { OnnxWriter, TYPES } from './writer.js';

const { onnx } = onnxProto;

/** The version of ONNX's operators that files are written in: every runtime of the last years reads it. */
const OPSET = 17;
const IR_VERSION = 8;

/**
 * Writes a model as an ONNX file: the trace's inputs and outputs by their names, the first axis of each open, what the file says
 * of itself as JSON in its metadata. Throws a ZooError that names each node whose kernels have no form in ONNX.
 */
export function encodeOnnx({ plan, trace, about }: Exportable, { half = false }: ExportOptions): Uint8Array {
  const w = new OnnxWriter({ opset: OPSET, half });
  for (const { name, value } of trace.inputs) w.input(value, name);
  const lacking: { readonly node: TraceNode; readonly why: string }[] = [];
  for (const node of trace.nodes) {
    const why = written(w, node);
    if (why) lacking.push({ node, why });
  }
  if (lacking.length > 0) {
    const problems = lacking.map(({ node, why }) =>
      kernelsWithoutForm(partAt(plan, node.owner), why, 'onnx'),
    );
    throw new ZooError(
      problems.filter((one, i) => problems.findIndex(({ message }) => message === one.message) === i),
      EXIT.failed,
    );
  }
  for (const { name, value } of trace.outputs) w.output(value, name);
  const graph = {
    name: about.name,
    node: w.nodes,
    initializer: w.initializers,
    input: trace.inputs.map(({ name, value }) => valueInfo(name, value.dtype, value.shape)),
    output: trace.outputs.map(({ name, value }) => valueInfo(name, value.dtype, value.shape)),
  };
  const model = {
    irVersion: IR_VERSION,
    opsetImport: [{ domain: '', version: w.how.opset }],
    producerName: 'declarative-zoo',
    producerVersion: about.run.zoo,
    docString: about.title,
    graph,
    metadataProps: metadata(about),
  };
  return onnx.ModelProto.encode(onnx.ModelProto.create(model)).finish();
}

/** Writes a kernel, or says why it has no form. What reads its output is not reported again. */
function written(w: OnnxWriter, node: TraceNode): string | undefined {
  w.owner = node.owner;
  const rule = rules[node.kernel];
  try {
    if (!rule) throw new NoForm(node.kernel);
    rule(w, node);
    return undefined;
  } catch (error) {
    if (!(error instanceof NoForm)) throw error;
    for (const output of node.outputs) w.give(output, '');
    return error.message;
  }
}

/** JSON by key: what tools that know nothing of zoo show as text. */
const metadata = (about: Exportable['about']): proto.IStringStringEntryProto[] =>
  Object.entries(about).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));

function valueInfo(name: string, dtype: ValueType, shape: readonly Dimension[]): proto.IValueInfoProto {
  const dim = shape.map((size) => {
    if (!isBatch(size)) return { dimValue: size };
    return { dimParam: size.batch === 1 ? 'batch' : `batch_times_${size.batch}` };
  });
  return { name, type: { tensorType: { elemType: TYPES[dtype], shape: { dim } } } };
}
