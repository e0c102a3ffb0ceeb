import type { TensorInfo } from '@tensorflow/tfjs-core';
import { unsupportedOperation } from '../../../errors/engine.js';
import { ZooError } from '../../../errors/problem.js';
import { sizeOf } from '../../../trace/trace.js';
import { lettersOf } from '../../letters.js';
import { reshaped } from '../heap.js';
import type { Call, WasmKernel } from '../kernel.js';

/**
 * Einstein summation of two operands as one batched matrix product: letters in both operands and the result are the
 * batch; letters in both operands only are summed. Throws for other equations.
 */
export const einsum: WasmKernel = {
  name: 'Einsum',
  make:
    ({ kernel, matMul }) =>
    ({ inputs, attrs: { equation }, backend }: Call<string, { readonly equation: string }>) => {
      const operands = Object.values(inputs);
      const letters = lettersOf(equation, operands);
      if (typeof letters === 'string')
        throw new ZooError(unsupportedOperation(`einsum "${equation}"`, letters));
      const { a, b, result, batch, summed, rows, columns, length } = letters;
      const size = (group: readonly string[]) => sizeOf(group.map(length));
      const ordered = (x: TensorInfo, from: readonly string[], to: readonly string[]): TensorInfo =>
        kernel('Transpose')({
          inputs: { x },
          attrs: { perm: to.map((letter) => from.indexOf(letter)) },
          backend,
        });

      const left = ordered(operands[0]!, a, [...batch, ...rows, ...summed]);
      const right = ordered(operands[1]!, b, [...batch, ...summed, ...columns]);
      const product = matMul(
        backend,
        reshaped(left, [size(batch), size(rows), size(summed)]),
        reshaped(right, [size(batch), size(summed), size(columns)]),
      );
      const order = [...batch, ...rows, ...columns];
      const out = ordered(reshaped(product, order.map(length)), order, result);
      for (const tensor of [left, right, product]) backend.disposeData(tensor.dataId);
      return out;
    },
};
