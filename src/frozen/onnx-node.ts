import { fieldsOf, varintsOf } from '../weights/onnx/protobuf.js';
import type { Fail } from '../weights/stored-array.js';
import { ATTRIBUTE, GRAPH, integer, messages, NODE, texts } from './onnx-fields.js';

/** The parts of an ONNX node that zoo reads. */
export interface OnnxNode {
  /** Its operation; if it belongs to neither ONNX nor onnxruntime, the domain comes first. */
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** What its inner graphs (branches, loop bodies) read: tensors of this graph and their own. */
  readonly captured: readonly string[];
  readonly integers: { readonly [attribute: string]: number };
  readonly lists: { readonly [attribute: string]: readonly number[] };
  /** For a constant: its tensor, dense or sparse. */
  readonly tensor: Uint8Array | undefined;
  readonly sparse: Uint8Array | undefined;
}

/** Domains that are omitted from operation names. */
const PLAIN = new Set(['', 'ai.onnx', 'com.microsoft']);

export function readNode(bytes: Uint8Array, fail: Fail): OnnxNode {
  const attributes = messages(bytes, NODE.attribute, fail);
  const named = attributes.map((one) => [texts(one, ATTRIBUTE.name, fail)[0] ?? '', one] as const);
  const firstOf = (field: number) => attributes.flatMap((one) => messages(one, field, fail))[0];
  const [domain = ''] = texts(bytes, NODE.domain, fail);
  const [op = ''] = texts(bytes, NODE.op, fail);
  return {
    op: PLAIN.has(domain) ? op : `${domain}.${op}`,
    inputs: texts(bytes, NODE.input, fail),
    outputs: texts(bytes, NODE.output, fail).filter((name) => name !== ''),
    captured: attributes.flatMap((one) => captured(one, fail)),
    integers: Object.fromEntries(
      named.map(([name, one]) => [name, integer(one, ATTRIBUTE.integer, fail) ?? 0]),
    ),
    lists: Object.fromEntries(
      named.flatMap(([name, one]) => {
        const list = integers(one, fail);
        return list.length > 0 ? [[name, list]] : [];
      }),
    ),
    tensor: firstOf(ATTRIBUTE.tensor),
    sparse: firstOf(ATTRIBUTE.sparseTensor),
  };
}

function captured(attribute: Uint8Array, fail: Fail): readonly string[] {
  const found: string[] = [];
  const graphs = (one: Uint8Array): Uint8Array[] =>
    [ATTRIBUTE.graph, ATTRIBUTE.graphs].flatMap((field) => messages(one, field, fail));
  const left = graphs(attribute);
  for (let graph = left.pop(); graph; graph = left.pop()) {
    for (const node of messages(graph, GRAPH.node, fail)) {
      found.push(...texts(node, NODE.input, fail));
      left.push(...messages(node, NODE.attribute, fail).flatMap(graphs));
    }
  }
  return found;
}

function integers(attribute: Uint8Array, fail: Fail): readonly number[] {
  const found: number[] = [];
  for (const { field, value } of fieldsOf(attribute, fail)) {
    if (field !== ATTRIBUTE.integers) continue;
    for (const one of typeof value === 'bigint' ? [value] : varintsOf(value, fail))
      found.push(Number(BigInt.asIntN(64, one)));
  }
  return found;
}
