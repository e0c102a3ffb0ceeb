import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import onnxProto from 'onnx-proto';
import { floats } from './heap.js';
import { extents, type MatMul } from './mat-mul.js';

/** A tensor of onnxruntime: a view of our memory and a shape. */
type OrtTensor = object;

/** onnxruntime-node's own native session: unlike its public one, it runs synchronously and into given memory. */
interface NativeSession {
  loadModel(buffer: ArrayBufferLike, byteOffset: number, byteLength: number, options: object): void;
  run(feeds: Record<string, OrtTensor>, fetches: Record<string, OrtTensor>, options: object): unknown;
}

interface Runtime {
  readonly Session: new () => NativeSession;
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: readonly number[]) => OrtTensor;
}

/** A matrix product by onnxruntime on views of the wasm heap, or why there is none. Numbers do not depend on `threads`. */
export function onnxruntimeMatMul(threads: number): MatMul | { readonly missing: string } {
  try {
    const runtime = loadRuntime();
    const multiply = products(runtime, threads);
    return proves(runtime, multiply) ? onHeap(runtime, multiply) : { missing: 'its product is wrong' };
  } catch (error) {
    return { missing: String((error as Error).message).split('\n')[0]! };
  }
}

type Product = (a: OrtTensor, b: OrtTensor, out: OrtTensor, transposeA: boolean, transposeB: boolean) => void;

function loadRuntime(): Runtime {
  const require = createRequire(import.meta.url);
  const native = require(join(dirname(require.resolve('onnxruntime-node')), 'binding.js'));
  native.initOrt();
  return { Session: native.binding.InferenceSession, Tensor: require('onnxruntime-node').Tensor };
}

function products({ Session }: Runtime, threads: number): Product {
  const options = {
    executionProviders: ['cpu'],
    executionMode: 'sequential',
    interOpNumThreads: 1,
    intraOpNumThreads: threads,
    enableMemPattern: false,
    // A thread that spins while it waits takes a core from everything between two products.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  const open = (transposeA: boolean, transposeB: boolean): NativeSession => {
    const model = productModel(transposeA, transposeB);
    const session = new Session();
    session.loadModel(model.buffer, model.byteOffset, model.byteLength, options);
    return session;
  };
  const sessions = [open(false, false), open(false, true), open(true, false), open(true, true)];
  return (a, b, out, transposeA, transposeB) => {
    sessions[2 * Number(transposeA) + Number(transposeB)]!.run({ a, b }, { out }, {});
  };
}

/** An ONNX file of one node: out = op(a) op(b), of any rank. */
function productModel(transposeA: boolean, transposeB: boolean): Uint8Array {
  const { onnx } = onnxProto;
  const float = (name: string) => ({
    name,
    type: { tensorType: { elemType: onnx.TensorProto.DataType.FLOAT } },
  });
  const flag = (name: string, value: boolean) => ({
    name,
    type: onnx.AttributeProto.AttributeType.INT,
    i: Number(value),
  });
  const node = {
    opType: 'FusedMatMul',
    domain: 'com.microsoft',
    input: ['a', 'b'],
    output: ['out'],
    attribute: [flag('transA', transposeA), flag('transB', transposeB)],
  };
  const graph = { name: 'product', node: [node], input: [float('a'), float('b')], output: [float('out')] };
  const opsetImport = [
    { domain: '', version: 17 },
    { domain: 'com.microsoft', version: 1 },
  ];
  return onnx.ModelProto.encode(onnx.ModelProto.create({ irVersion: 8, opsetImport, graph })).finish();
}

/** Whether a product with a transpose comes out right, in the memory that was given. */
function proves({ Tensor }: Runtime, multiply: Product): boolean {
  const memory = new Float32Array([1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0]);
  const matrix = (start: number) => new Tensor('float32', memory.subarray(start, start + 4), [2, 2]);
  multiply(matrix(0), matrix(4), matrix(8), true, false);
  return [26, 30, 38, 44].every((value, i) => memory[8 + i] === value);
}

function onHeap({ Tensor }: Runtime, multiply: Product): MatMul {
  return (backend, a, b, transposeA = false, transposeB = false) => {
    const { batchA, batchB, lead, m, k, n } = extents(a, b, transposeA, transposeB);
    const out = backend.makeOutput([...lead, m, n], 'float32');
    // One matrix `b` for a whole batch is one tall product.
    const tall = batchB === 1 && (batchA === 1 || !transposeA);
    const matrix = (tensor: TensorInfo, batch: number, rows: number, columns: number) =>
      new Tensor('float32', floats(backend, tensor), tall ? [batch * rows, columns] : [batch, rows, columns]);
    multiply(
      transposeA ? matrix(a, batchA, k, m) : matrix(a, batchA, m, k),
      transposeB ? matrix(b, batchB, n, k) : matrix(b, batchB, k, n),
      matrix(out, Math.max(batchA, batchB), m, n),
      transposeA,
      transposeB,
    );
    return out;
  };
}
