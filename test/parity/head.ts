import { expect } from 'vitest';
import { bindPart } from '../../src/part/bind.js';
import type { HeadPart, Inputs, Pass, Scalar, Scope, Signal, Tensor, Tf, Variable } from '../../src/part.js';
import sgd from '../../src/parts/optimizers/sgd.js';
import { expectClose, type GoldenTensor, type GoldenTensors, tensorOf, tensorsOf } from './golden.js';

/** A case of `golden/heads/*.json`. */
export interface HeadCase {
  readonly name: string;
  readonly options: { readonly type: string };
  readonly training: boolean;
  readonly inputs: GoldenTensors;
  readonly masks: GoldenTensors;
  readonly variables: GoldenTensors;
  /** The gradients are those of sum(output x coefficients). */
  readonly coefficients: GoldenTensor;
  readonly output: GoldenTensor;
  readonly gradients: GoldenTensors;
  readonly inputGradients: GoldenTensors;
  /** Running statistics after the pass. */
  readonly statistics: GoldenTensors;
  readonly edges?: GoldenTensor;
  /** Of a head that reads windows, 1 at each frame, 0 at padding. */
  readonly frames?: GoldenTensor;
  /** Five steps of SGD, rate 0.1 and momentum 0.9, on the mean square of output - coefficients: losses, and the weights after. */
  readonly steps?: { readonly losses: readonly number[]; readonly after: GoldenTensors };
}

export interface Built {
  readonly scope: Scope;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly signals: Inputs<Signal>;
}

/** The variables of a case, checked against what `infer` declares. */
export function variablesOf(tf: Tf, part: HeadPart, { options, inputs, variables }: HeadCase): Built {
  const bound = bindPart(part, options);
  const signals = Object.fromEntries(
    Object.entries(inputs).map(([role, { shape }]): [string, Signal] => [
      role,
      { shape: shape.slice(bound.temporal ? 2 : 1), scale: 'logits' },
    ]),
  );
  const declared = bound.infer(signals).variables;
  expect(Object.fromEntries(declared.map(({ name, shape }) => [name, shape]))).toEqual(
    Object.fromEntries(Object.entries(variables).map(([name, { shape }]) => [name, shape])),
  );
  const made = new Map(
    declared.map(({ name, role }) => [
      name,
      tf.tidy(() => tf.variable(tensorOf(tf, variables[name]!), role === 'weight')),
    ]),
  );
  return { scope: { tf, variable: (name) => made.get(name)! }, variables: made, signals };
}

/** A pass with the masks of a case. */
export function passOf(tf: Tf, { training, masks, frames }: HeadCase, updateStatistics = true): Pass {
  const dropoutMask = (name: string): Tensor => tensorOf(tf, masks[name]!);
  return { training, updateStatistics, dropoutMask, ...(frames && { frames: tensorOf(tf, frames) }) };
}

/** Expects PyTorch's forward values, gradients of every weight and input, and running statistics of a case. */
export function expectHeadMatches(tf: Tf, part: HeadPart, head: HeadCase): void {
  const before = tf.memory().numTensors;
  const built = variablesOf(tf, part, head);
  tf.tidy(() => {
    const forward = bindPart(part, head.options).build(built.scope, built.signals);
    const inputs = tensorsOf(tf, head.inputs);
    const weights = Object.keys(head.gradients).map((name) => built.variables.get(name)!);
    const run = (...leaves: Tensor[]) => {
      const given = Object.fromEntries(Object.keys(inputs).map((role, i) => [role, leaves[i]!]));
      const output = forward(given, passOf(tf, head));
      expectClose(output, head.output, 'output');
      return tf.sum(tf.mul(output, tensorOf(tf, head.coefficients)));
    };
    const gradients = tf.grads(run)([...Object.values(inputs), ...weights]);
    const names = [...Object.keys(inputs).map((role) => ({ role })), ...Object.keys(head.gradients)];
    for (const [i, name] of names.entries()) {
      const expected = typeof name === 'string' ? head.gradients[name]! : head.inputGradients[name.role]!;
      expectClose(gradients[i]!, expected, `gradient of ${typeof name === 'string' ? name : name.role}`);
    }
    for (const [name, expected] of Object.entries(head.statistics)) {
      expectClose(built.variables.get(name)!, expected, name);
    }
  });
  tf.dispose([...built.variables.values()]);
  expect(tf.memory().numTensors).toBe(before);
}

/** Expects PyTorch's losses of five steps of SGD, and its weights after them. */
export function expectFiveSteps(tf: Tf, part: HeadPart, head: HeadCase): void {
  const { losses, after } = head.steps!;
  const built = variablesOf(tf, part, head);
  const options = { type: 'sgd', rate: 0.1, momentum: 0.9, nesterov: false, weightDecay: 0 };
  const optimizer = bindPart(sgd, options);
  const weights = [...built.variables.values()];
  tf.tidy(() => {
    const forward = bindPart(part, head.options).build(built.scope, built.signals);
    const [inputs, wanted] = [tensorsOf(tf, head.inputs), tensorOf(tf, head.coefficients)];
    const lossOf = () => tf.mean<Scalar>(tf.square(tf.sub(forward(inputs, passOf(tf, head)), wanted)));
    let slots: { readonly [slot: string]: Tensor }[] = weights.map((weight) =>
      Object.fromEntries(optimizer.slots.map((slot) => [slot, tf.zerosLike(weight)])),
    );
    for (const [step, expected] of losses.entries()) {
      const { value, grads } = tf.variableGrads(lossOf, weights);
      expect(Math.abs(value.dataSync()[0]! - expected), `loss of step ${step}`).toBeLessThan(1e-4 * expected);
      slots = weights.map((weight, i) => {
        const at = {
          value: weight,
          gradient: grads[weight.name]!,
          slots: slots[i]!,
          rate: 0.1,
          step: step + 1,
        };
        const moved = optimizer.update(tf, at);
        weight.assign(moved.value);
        return moved.slots;
      });
    }
    for (const [name, expected] of Object.entries(after))
      expectClose(built.variables.get(name)!, expected, name);
  });
  tf.dispose(weights);
}
