import { fieldsOf } from '../weights/onnx/protobuf.js';
import type { Fail } from '../weights/stored-array.js';
import { ATTRIBUTE, FUNCTION, GRAPH, MODEL, NODE, SPARSE, TENSOR, TRAINING, texts } from './onnx-fields.js';

type Kind = 'model' | 'training' | 'function' | 'graph' | 'node' | 'attribute' | 'sparse' | 'tensor';

/** Where in a message the messages lie that hold tensors, or are ones. */
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

/** Messages inside one another; protobuf's own readers stop at 100. */
const DEEPEST = 100;

/**
 * Fails where any tensor of the file has its numbers in another file: onnxruntime would read that file, whichever the model
 * names. Every tensor is looked at: initializers, sparse ones, attributes, subgraphs, local functions, training graphs.
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

/** Any sign of another file is enough: readers of protobuf differ in which of two values of one field they take. */
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
