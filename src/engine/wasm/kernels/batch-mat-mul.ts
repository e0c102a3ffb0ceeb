import type { BatchMatMulAttrs } from '@tensorflow/tfjs-core';
import { extents } from '../../products.js';
import { zeros } from '../heap.js';
import type { Call, WasmKernel } from '../kernel.js';

/** Multiply-adds below which the stock kernel is faster: with XNNPACK, and with its plain loop. */
const SMALL = { xnnpack: 64 ** 3, loop: 16 ** 3 };

/** The matrix product: ours if it is faster, the stock one for small matrices. */
export const batchMatMul: WasmKernel = {
  name: 'BatchMatMul',
  make({ matMul }, stock) {
    return (call: Call<'a' | 'b', BatchMatMulAttrs>) => {
      const { a, b } = call.inputs;
      const { transposeA, transposeB } = call.attrs;
      const { batchA, batchB, lead, m, k, n } = extents(a, b, transposeA, transposeB);
      const batch = Math.max(batchA, batchB);
      if (batch * m * k * n === 0) return zeros(call.backend, [...lead, m, n]);
      const flat = batch === 1 && !transposeA && !transposeB;
      const mixed = batchA !== batchB && batchA !== 1 && batchB !== 1;
      const small = batch * m * k * n < (flat ? SMALL.xnnpack : SMALL.loop);
      return small || mixed ? stock(call) : matMul(call.backend, a, b, transposeA, transposeB);
    };
  },
};
