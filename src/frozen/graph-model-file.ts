import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { badModelFile } from '../errors/frozen.js';
import { ZooError } from '../errors/problem.js';
import { type GraphModelJson, type GraphNode, readGraphModelJson, shardsOf } from './graph-model-json.js';
import type { ModelFile, Step } from './model-file.js';

/** Bytes of an element; strings have no fixed size and are not weights of a network. */
const BYTES: { readonly [type: string]: number } = {
  float32: 4,
  int32: 4,
  float16: 2,
  uint16: 2,
  uint8: 1,
  bool: 1,
  complex64: 8,
};

const DENSE = new Set(['MatMul', '_FusedMatMul']);
const CONVOLVES = new Set(['Conv2D', '_FusedConv2D']);
const DEPTHWISE = new Set(['DepthwiseConv2dNative', 'FusedDepthwiseConv2dNative']);
const POOLS = new Set(['Mean', 'Max']);
const ADDS = new Set(['BiasAdd', 'Add', 'AddV2']);
const KEEPS = new Set(
  `Relu Relu6 Elu Selu Sigmoid Tanh Softmax Identity BiasAdd LeakyRelu Prelu FusedBatchNorm FusedBatchNormV2
   FusedBatchNormV3 Squeeze Reshape Add AddV2 Sub Mul RealDiv Maximum Minimum`.split(/\s+/),
);

/** A GraphModel: what is known of it without running it, and what its runner is made from. */
export interface GraphModelFile extends ModelFile {
  readonly json: GraphModelJson;
  /** Paths of its weights, in order. */
  readonly shards: readonly string[];
}

/** Reads `model.json`. Throws `bad-model-file` where it is no sound GraphModel. */
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
  const constants = new Map(
    json.weightsManifest.flatMap(({ weights }) => weights.map((one) => [one.name, one.shape] as const)),
  );
  const computed = nodes.filter(({ op }) => op !== 'Const' && op !== 'Placeholder');
  return {
    file,
    json,
    shards: shardsOf(json, fail).map((name) => join(dirname(file), name)),
    input: { name: input.name, shape: shape.map((side) => (side >= 0 ? side : null)) },
    tensors: computed.map(({ name }) => name),
    steps: computed.flatMap((node) => step(node, constants)),
    widths: new Map(),
  };
}

/** The bytes of all shards, one behind the other. Throws `bad-model-file` where they are not as long as the weights. */
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
        : `${absent} is not there`;
    throw new ZooError(badModelFile(file, 'a tfjs GraphModel', what));
  }
  const bytes = new Uint8Array(expected);
  let at = 0;
  for (const shard of shards) {
    const part = readFileSync(shard);
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.buffer;
}

function step(
  { name, op, input = [], attr }: GraphNode,
  constants: ReadonlyMap<string, readonly number[]>,
): Step[] {
  const inputs = input.map((one) => one.replace(/:0$/, ''));
  const from = inputs.find((one) => !constants.has(one)) ?? '';
  const shape = constants.get(inputs[1] ?? '');
  if (DENSE.has(op) && shape?.length === 2) {
    const [reads, gives] = attr?.transpose_b?.b ? [shape[1]!, shape[0]!] : [shape[0]!, shape[1]!];
    return [{ kind: 'dense', from, to: name, reads, gives }];
  }
  if (CONVOLVES.has(op) && shape) return [{ kind: 'convolves', from, to: name, gives: shape[3]! }];
  if (DEPTHWISE.has(op) && shape)
    return [{ kind: 'convolves', from, to: name, gives: shape[2]! * shape[3]! }];
  if (POOLS.has(op)) return [{ kind: 'pools', from, to: name }];
  if (ADDS.has(op) && inputs.some((one) => constants.get(one)?.length === 1))
    return [{ kind: 'biases', from, to: name }];
  return KEEPS.has(op) ? [{ kind: 'keeps', from, to: name }] : [];
}
