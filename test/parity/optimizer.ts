import { bindPart } from '../../src/part/bind.js';
import type { OptimizerPart, Tensor, Tf } from '../../src/part.js';
import { expectClose, type GoldenTensor, tensorOf } from './golden.js';

/** A case of `golden/optimizers/*.json`: five steps of some variables, the rate halved from the third on. */
export interface OptimizerCase {
  readonly name: string;
  readonly options: { readonly type: string };
  readonly variables: readonly GoldenTensor[];
  readonly gradients: readonly (readonly GoldenTensor[])[];
  readonly steps: readonly (readonly GoldenTensor[])[];
}

/** Expects PyTorch's value of every variable after each step. */
export function expectOptimizerMatches(tf: Tf, part: OptimizerPart, golden: OptimizerCase): void {
  tf.tidy(() => {
    const { rate, slots: names, update } = bindPart(part, golden.options);
    for (const [i, variable] of golden.variables.entries()) {
      let value = tensorOf(tf, variable);
      let slots: { readonly [slot: string]: Tensor } = Object.fromEntries(
        names.map((slot) => [slot, tf.zerosLike(value)]),
      );
      for (const [step, after] of golden.steps.entries()) {
        const gradient = tensorOf(tf, golden.gradients[step]![i]!);
        const at = { value, gradient, slots, rate: step < 2 ? rate : rate / 2, step: step + 1 };
        ({ value, slots } = update(tf, at));
        expectClose(value, after[i]!, `variable ${i} after step ${step + 1}`);
      }
    }
  });
}
