import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';

/** op(a) op(b) over the last two axes, as a new tensor; `a` or `b` may have one matrix for the whole batch. */
export type MatMul = (
  backend: BackendWasm,
  a: TensorInfo,
  b: TensorInfo,
  transposeA?: boolean,
  transposeB?: boolean,
) => TensorInfo;
