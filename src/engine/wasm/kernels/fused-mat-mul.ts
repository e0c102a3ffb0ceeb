import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { _FusedMatMulAttrs, TensorInfo } from '@tensorflow/tfjs-core';
import type { Call, WasmKernel, Workshop } from '../kernel.js';

type Fused = Call<'a' | 'b', _FusedMatMulAttrs, 'bias' | 'preluActivationWeights'>;

const KERNEL_OF: { readonly [activation: string]: string } = {
  relu: 'Relu',
  relu6: 'Relu6',
  elu: 'Elu',
  sigmoid: 'Sigmoid',
  prelu: 'Prelu',
  leakyrelu: 'LeakyRelu',
};

/** activation(op(a) op(b) + bias), step by step: the stock kernel is wrong with transposes and batches. */
export const fusedMatMul: WasmKernel = {
  name: '_FusedMatMul',
  make:
    ({ kernel }) =>
    ({ inputs, attrs, backend }: Fused) => {
      const { a, b, bias } = inputs;
      const { transposeA, transposeB } = attrs;
      const product = kernel('BatchMatMul')({ inputs: { a, b }, attrs: { transposeA, transposeB }, backend });
      if (!bias) return activate(kernel, product, inputs, attrs, backend);
      const sum = kernel('Add')({ inputs: { a: product, b: bias }, attrs: {}, backend });
      backend.disposeData(product.dataId);
      return activate(kernel, sum, inputs, attrs, backend);
    },
};

function activate(
  kernel: Workshop['kernel'],
  x: TensorInfo,
  { preluActivationWeights: alpha }: Fused['inputs'],
  { activation, leakyreluAlpha = 0.2 }: _FusedMatMulAttrs,
  backend: BackendWasm,
): TensorInfo {
  const name = KERNEL_OF[activation];
  if (!name) return x;
  const out = kernel(name)({ inputs: { x, alpha }, attrs: { alpha: leakyreluAlpha }, backend });
  backend.disposeData(x.dataId);
  return out;
}
