import type { BalancerPart } from 'declarative-zoo';
import { openTensors } from 'declarative-zoo/testing';
import { expect } from 'vitest';
import { golden, trained } from '../../parity/training.js';

/** Expects PyTorch's values after every step, within a relative 1e-4. */
export async function expectLikePyTorch<O>(part: BalancerPart<O>, options: O): Promise<void> {
  const steps = trained(await openTensors(), part, options);
  for (const [i, expected] of golden.balancers[part.name]!.entries())
    for (const [name, values] of Object.entries(expected))
      for (const [j, value] of [values].flat().entries()) {
        const found = steps[i]![name]![j]!;
        const error = Math.abs(found - value) / Math.max(Math.abs(value), 1e-2);
        expect(error, `step ${i + 1}, ${name}[${j}]: ${found}, PyTorch ${value}`).toBeLessThan(1e-4);
      }
}
