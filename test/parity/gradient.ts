import { expect } from 'vitest';
import { bindPart } from '../../src/part/bind.js';
import type { GradientPart, Pass, Signal, Tensor, Tf, Variable } from '../../src/part.js';
import anflGcn from '../../src/parts/heads/anfl-gcn.js';
import weightedAsymmetric from '../../src/parts/losses/weighted-asymmetric.js';
import sgd from '../../src/parts/optimizers/sgd.js';
import { createPasses } from '../../src/train/passes.js';
import { expectClose, type GoldenTensor, type GoldenTensors, tensorOf } from './golden.js';

/** A case of `golden/gradients/*.json`: five SGD steps of a small ANFL head on batches with given dropout masks. */
export interface GradientCase {
  readonly name: string;
  readonly gradient: { readonly type: string };
  readonly optimizer: { readonly type: string; readonly rate: number };
  readonly statistics: { readonly rows: number; readonly counts: readonly number[] };
  readonly variables: GoldenTensors;
  readonly batches: readonly { input: GoldenTensor; target: GoldenTensor; masks: GoldenTensors }[];
  readonly losses: readonly number[];
  readonly after: GoldenTensors;
}

const head = {
  type: 'anfl-gcn',
  input: 'x',
  nodes: 4,
  neighbors: 2,
  similarity: 'dot',
  dropout: 0.5,
} as const;
const signals = { input: { shape: [6], scale: 'features' } satisfies Signal };
const loss = { type: 'weighted-asymmetric', weights: 'inverse-rate', detach: true } as const;

/**
 * Expects PyTorch's losses, weights and running statistics after five steps, and no leaked tensor. `factored`: the
 * input is the same in both passes of a step, so the rule may use gradients as factors. Returns the number of times it
 * did.
 */
export function expectStepsMatch(tf: Tf, part: GradientPart, golden: GradientCase, factored = false): number {
  const factors: Variable[] = [];
  const rule = bindPart(part, golden.gradient);
  const optimizer = bindPart(sgd, golden.optimizer);
  const start = tf.memory().numTensors;
  const all = new Map(
    anflGcn
      .bind(head)
      .infer(signals)
      .variables.map(({ name, role }): [string, Variable] => [
        name,
        tf.tidy(() => tf.variable(tensorOf(tf, golden.variables[name]!), role === 'weight')),
      ]),
  );
  const weights = [...all.values()].filter((variable) => variable.trainable);
  const forward = anflGcn.bind(head).build({ tf, variable: (name) => all.get(name)! }, signals);
  const lossOf = weightedAsymmetric.bind(loss).build(tf, { kind: 'multi-label', ...golden.statistics });
  let velocities: Tensor[] = weights.map((variable) => tf.zerosLike(variable));
  for (const [step, batch] of golden.batches.entries()) {
    const value = tf.tidy(() => {
      const input = tensorOf(tf, batch.input);
      const fixed = factored ? [input] : [];
      const passes = createPasses(tf, weights, fixed, ({ updateStatistics, fixed }) => {
        const dropoutMask = (name: string) => tensorOf(tf, batch.masks[name]!);
        const pass: Pass = { training: true, updateStatistics, dropoutMask, fixed };
        return lossOf(forward({ input }, pass), tensorOf(tf, batch.target), null);
      });
      const { loss, gradients } = rule.compute(tf, weights, (how) => {
        const evaluation = passes.evaluate(how);
        factors.push(...weights.filter((weight) => evaluation.factors?.has(weight)));
        return evaluation;
      });
      passes.dispose();
      velocities = weights.map((weight, i) => {
        const at = {
          gradient: gradients[i]!,
          slots: { velocity: velocities[i]! },
          rate: golden.optimizer.rate,
        };
        const { value, slots } = optimizer.update(tf, {
          value: weight,
          ...at,
          step: step + 1,
        });
        weight.assign(value);
        velocities[i]!.dispose();
        return tf.keep(slots.velocity!);
      });
      return loss.dataSync()[0]!;
    });
    expect(Math.abs(value - golden.losses[step]!)).toBeLessThan(1e-4 * golden.losses[step]!);
  }
  for (const [name, expected] of Object.entries(golden.after)) expectClose(all.get(name)!, expected, name);
  tf.dispose([...all.values(), ...velocities]);
  expect(tf.memory().numTensors).toBe(start);
  return factors.length;
}
