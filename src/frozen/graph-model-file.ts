import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { badModelFile } from '../errors/frozen.js';
import { ZooError } from '../errors/problem.js';
import { readRegular } from '../files/read-regular.js';
import { type GraphModelJson, type GraphNode, readGraphModelJson, shardsOf } from './graph-model-json.js';
import { inOrder, sourceOf } from './graph-model-order.js';
import { constantShapes, stepsOf } from './graph-model-step.js';
import type { ModelFile, Step } from './model-file.js';

/** Bytes per element; strings have no fixed size and cannot be weights of a network. */
const BYTES: { readonly [type: string]: number } = {
  float32: 4,
  int32: 4,
  float16: 2,
  uint16: 2,
  uint8: 1,
  bool: 1,
  complex64: 8,
};

/** A GraphModel: what is known without running it, and what its runner needs. */
export interface GraphModelFile extends ModelFile {
  readonly json: GraphModelJson;
  /** Paths of its weights, in order. */
  readonly shards: readonly string[];
}

/** Reads `model.json`. Throws `bad-model-file` if it is not a valid GraphModel. */
export function readGraphModel(file: string): GraphModelFile {
  const fail = (what: string): never => {
    throw new ZooError(badModelFile(file, 'a tfjs GraphModel', what));
  };
  const json = readGraphModelJson(file, fail);
  const nodes = json.modelTopology.node;
  const inputs = nodes.filter(({ op }) => op === 'Placeholder');
  const [input] = inputs;
  if (!input || inputs.length > 1)
    return fail(
      `it has ${inputs.length} inputs (${inputs.map(({ name }) => name).join(', ')}), and an image is one`,
    );
  const dims = input.attr?.shape?.shape?.dim;
  const shape = (Array.isArray(dims) ? dims : []).map((dim) => Number(dim?.size ?? -1));
  const ordered = inOrder(nodes, fail);
  const constants = constantShapes(json, ordered);
  const computed = ordered.filter(({ name, op }) => op !== 'Placeholder' && !constants.has(name));
  return {
    file,
    json,
    shards: shardsOf(json, fail).map((name) => join(dirname(file), name)),
    input: { name: input.name, shape: shape.map((side) => (side >= 0 ? side : null)) },
    tensors: nodes.filter(({ op }) => op !== 'Const' && op !== 'Placeholder').map(({ name }) => name),
    outputs: outputsOf(json),
    steps: inFileOrder(stepsOf(computed, constants), nodes),
    shapes: new Map(),
  };
}

/** Steps in the file's order of nodes. */
function inFileOrder(steps: readonly Step[], nodes: readonly GraphNode[]): readonly Step[] {
  const places = new Map(nodes.map(({ name }, place) => [name, place]));
  const placeOf = ({ outputs: [name = ''] }: Step): number => places.get(name)!;
  return steps.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The outputs that the model declares or, if it declares none, the nodes that no other node reads. */
function outputsOf({ signature, modelTopology: { node } }: GraphModelJson): readonly string[] {
  const said = Object.values(signature?.outputs ?? {}).flatMap((one) =>
    one?.name ? [sourceOf(one.name)] : [],
  );
  const known = new Set(node.map(({ name }) => name));
  if (said.length > 0 && said.every((name) => known.has(name))) return said;
  const read = new Set(node.flatMap(({ input = [] }) => input.map(sourceOf)));
  return node
    .filter(({ name, op }) => op !== 'Const' && op !== 'Placeholder' && !read.has(name))
    .map(({ name }) => name);
}

/** The bytes of all shards, concatenated. Throws `bad-model-file` if their length is not that of the weights. */
export function readShards({ file, json, shards }: GraphModelFile): ArrayBuffer {
  const expected = json.weightsManifest
    .flatMap(({ weights }) => weights)
    .reduce((sum, { shape, dtype, quantization }) => {
      return sum + shape.reduce((a, b) => a * b, BYTES[quantization?.dtype ?? dtype] ?? Number.NaN);
    }, 0);
  const lengths = shards.map((shard) => statSync(shard, { throwIfNoEntry: false })?.size);
  const absent = shards.find((_, i) => lengths[i] === undefined);
  const found = lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0);
  if (absent !== undefined || found !== expected) {
    const what =
      absent === undefined
        ? `its weights take ${expected} bytes, and ${shards.map((one) => basename(one)).join(', ')} have ${found}`
        : `${absent} is missing`;
    throw new ZooError(badModelFile(file, 'a tfjs GraphModel', what));
  }
  const bytes = new Uint8Array(expected);
  let at = 0;
  for (const shard of shards) {
    const part = readRegular(shard);
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.buffer;
}
