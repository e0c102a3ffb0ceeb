import onnxProto from 'onnx-proto';
import { sizeOf } from '../trace/trace.js';
import type { NativeSession, View } from './native-session.js';

const { onnx } = onnxProto;

const NAME = 'refused';

/** Numbers from which copying outputs takes longer than the refusal. */
const LARGE = 2 ** 14;

/**
 * A graph whose first output is an empty sequence of tensors. onnxruntime-node 1.30 copies all outputs into new arrays after a run, even
 * those that it wrote into given memory. It refuses to return a sequence, and so stops before it copies the other outputs.
 */
export function refusingCopies(graph: onnxProto.onnx.IGraphProto): onnxProto.onnx.IGraphProto {
  const elemType = onnx.TensorProto.DataType.FLOAT;
  const dtype = { name: 'dtype', type: onnx.AttributeProto.AttributeType.INT, i: elemType };
  const empty = { opType: 'SequenceEmpty', output: [NAME], attribute: [dtype] };
  const type = { sequenceType: { elemType: { tensorType: { elemType } } } };
  return {
    ...graph,
    node: [...graph.node!, empty],
    output: [{ name: NAME, type }, ...graph.output!],
  };
}

/** Runs such a graph into the memory of `outputs`. */
export function runInto(
  session: NativeSession,
  inputs: Record<string, View>,
  outputs: Record<string, View>,
): void {
  const isLarge = Object.values(outputs).reduce((sum, { dims }) => sum + sizeOf(dims), 0) >= LARGE;
  if (!isLarge) return void session.run(inputs, outputs, {});
  try {
    session.run(inputs, { [NAME]: null, ...outputs }, {});
  } catch (error) {
    if (!/^Non.tensor type/i.test((error as Error).message)) throw error;
  }
}
