import { ZooError } from '../../errors/problem.js';
import { badWeightsFile, unreadWeightsFile } from '../../errors/weights-file.js';
import { checkGrowth, type Fail, type StoredArrays } from '../stored-array.js';
import { initializer } from './initializer.js';
import { fieldsOf } from './protobuf.js';

/** Fields of onnx.proto that are read. */
const GRAPH = 7; // of ModelProto
const INITIALIZER = 5; // of GraphProto

/** Maximum number of initializers in a file. */
const MOST = 100_000;

const INSIDE = 'Save it with its weights inside (onnx.save without save_as_external_data).';

/**
 * The initializers of an ONNX model in memory: arrays of floats, integers and booleans, raw or typed. `file` is used
 * only in errors. Throws `bad-weights-file`, and `unread-weights-file` if numbers are in other files.
 */
export function listOnnx(bytes: Uint8Array, file: string): StoredArrays {
  const fail: Fail = (what) => {
    throw new ZooError(badWeightsFile(file, 'ONNX model', what));
  };
  const external = (name: string): never => {
    throw new ZooError(unreadWeightsFile(file, `an ONNX model whose "${name}" is in another file`, INSIDE));
  };
  const graphs = [...messages(bytes, GRAPH, fail)];
  const tensors = graphs.flatMap((graph) => [...messages(graph, INITIALIZER, fail)]);
  const arrays = new Map(tensors.map((tensor) => initializer(tensor, fail, external)));
  if (arrays.size === 0) return fail('no initializer is in it');
  checkGrowth(arrays, bytes.length, fail);
  return arrays;
}

/** The messages in a field of a message. */
function* messages(bytes: Uint8Array, wanted: number, fail: Fail): Generator<Uint8Array> {
  let count = 0;
  for (const { field, value } of fieldsOf(bytes, fail)) {
    if (field !== wanted) continue;
    if (++count > MOST) fail(`more than ${MOST} initializers are in it`);
    yield typeof value === 'bigint' ? fail('it is damaged') : value;
  }
}
