import { fieldsOf } from '../weights/onnx/protobuf.js';
import type { Fail } from '../weights/stored-array.js';
import { ATTRIBUTE, FUNCTION, GRAPH, MODEL, NODE, SPARSE, TENSOR, TRAINING, texts } from './onnx-fields.js';

type Kind = 'model' | 'training' | 'function' | 'graph' | 'node' | 'attribute' | 'sparse' | 'tensor';

/** The fields of a message that lead to tensors. */
const INSIDE: { readonly [kind in Kind]: { readonly [field: number]: Kind } } = {
  model: { [MODEL.graph]: 'graph', [MODEL.training]: 'training', [MODEL.function]: 'function' },
  training: { [TRAINING.initialization]: 'graph', [TRAINING.algorithm]: 'graph' },
  function: { [FUNCTION.node]: 'node', [FUNCTION.attribute]: 'attribute' },
  graph: {
    [GRAPH.node]: 'node',
    [GRAPH.initializer]: 'tensor',
    [GRAPH.sparseInitializer]: 'sparse',
  },
  node: { [NODE.attribute]: 'attribute' },
  attribute: {
    [ATTRIBUTE.tensor]: 'tensor',
    [ATTRIBUTE.tensors]: 'tensor',
    [ATTRIBUTE.graph]: 'graph',
    [ATTRIBUTE.graphs]: 'graph',
    [ATTRIBUTE.sparseTensor]: 'sparse',
    [ATTRIBUTE.sparseTensors]: 'sparse',
  },
  sparse: { [SPARSE.values]: 'tensor', [SPARSE.indices]: 'tensor' },
  tensor: {},
};

/** Maximum nesting of messages; protobuf's own readers stop at 100. */
const DEEPEST = 100;

/**
 * Fails if any tensor stores its numbers in another file, because onnxruntime would read whatever file the model names.
 * Checks every tensor: initializers, sparse tensors, attributes, subgraphs, local functions, training graphs.
 */
export function refuseExternalData(model: Uint8Array, fail: Fail): void {
  const left: (readonly [kind: Kind, bytes: Uint8Array, depth: number, within: string])[] = [
    ['model', model, 0, ''],
  ];
  for (let next = left.pop(); next; next = left.pop()) {
    const [kind, bytes, depth, within] = next;
    if (depth > DEEPEST) fail('its graphs are nested too deeply');
    if (kind === 'tensor') refuseExternal(bytes, within, fail);
    const name = kind === 'node' ? (texts(bytes, NODE.output, fail)[0] ?? within) : within;
    for (const { field, value } of fieldsOf(bytes, fail)) {
      const inner = INSIDE[kind][field];
      if (inner && value instanceof Uint8Array) left.push([inner, value, depth + 1, name]);
    }
  }
}

/** Any sign of another file is enough: if a field has two values, protobuf readers differ in which one they use. */
function refuseExternal(tensor: Uint8Array, within: string, fail: Fail): void {
  for (const { field, value } of fieldsOf(tensor, fail)) {
    const elsewhere = field === TENSOR.location ? value !== 0n : field === TENSOR.externalData;
    if (!elsewhere) continue;
    const name = texts(tensor, TENSOR.name, fail)[0] || within;
    fail(
      `the numbers of its tensor "${name}" are in another file; save the model with its weights inside (onnx.save without save_as_external_data)`,
    );
  }
}
