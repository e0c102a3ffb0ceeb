import type { TensorInfo } from '@tensorflow/tfjs-core';
import { unsupportedOperation } from '../../../errors/engine.js';
import { ZooError } from '../../../errors/problem.js';
import { sizeOf } from '../../../trace/trace.js';
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
      const letters = parse(equation, operands);
      const { a, b, result, extent } = letters;
      const batch = a.filter((letter) => b.includes(letter) && result.includes(letter));
      const summed = a.filter((letter) => b.includes(letter) && !result.includes(letter));
      const rows = a.filter((letter) => !b.includes(letter));
      const columns = b.filter((letter) => !a.includes(letter));
      const size = (group: readonly string[]) => sizeOf(group.map(extent));
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
      const out = ordered(reshaped(product, order.map(extent)), order, result);
      for (const tensor of [left, right, product]) backend.disposeData(tensor.dataId);
      return out;
    },
};

function parse(equation: string, operands: readonly TensorInfo[]) {
  const match = /^([a-z]+),([a-z]+)->([a-z]*)$/i.exec(equation.replace(/\s/g, ''));
  const refuse = (why: string): never => {
    throw new ZooError(unsupportedOperation(`einsum "${equation}"`, why));
  };
  const [a, b, result] = match ? match.slice(1).map((word) => [...word]) : [];
  if (!a || !b || !result || operands.length !== 2) return refuse('only two operands are implemented');
  const extents = new Map<string, number>();
  for (const [index, word] of [a, b].entries()) {
    if (new Set(word).size !== word.length) refuse('a letter twice in one operand is not supported');
    for (const [axis, letter] of word.entries()) extents.set(letter, operands[index]!.shape[axis]!);
  }
  const alone = [...a, ...b].find(
    (letter) => !result.includes(letter) && !(a.includes(letter) && b.includes(letter)),
  );
  if (alone) refuse(`summing "${alone}", which one operand has alone, is not supported`);
  return { a, b, result, extent: (letter: string) => extents.get(letter)! };
}
