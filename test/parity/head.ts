import { expect } from 'vitest';
import { bindPart } from '../../src/part/bind.js';
import type { HeadPart, Inputs, Pass, Scope, Signal, Tensor, Tf, Variable } from '../../src/part.js';
import { expectClose, type GoldenTensor, type GoldenTensors, tensorOf, tensorsOf } from './golden.js';

/** A case of `golden/heads/*.json`. */
export interface HeadCase {
  readonly name: string;
  readonly options: { readonly type: string };
  readonly training: boolean;
  readonly inputs: GoldenTensors;
  readonly masks: GoldenTensors;
  readonly variables: GoldenTensors;
  /** The scalar that is differentiated is sum(output x coefficients). */
  readonly coefficients: GoldenTensor;
  readonly output: GoldenTensor;
  readonly gradients: GoldenTensors;
  readonly inputGradients: GoldenTensors;
  /** Running statistics after the pass. */
  readonly statistics: GoldenTensors;
  readonly edges?: GoldenTensor;
}

export interface Built {
  readonly scope: Scope;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly signals: Inputs<Signal>;
}

/** The variables of a case, checked against what `infer` declares. */
export function variablesOf(tf: Tf, part: HeadPart, { options, inputs, variables }: HeadCase): Built {
  const signals = Object.fromEntries(
    Object.entries(inputs).map(([role, { shape }]): [string, Signal] => [
      role,
      { shape: shape.slice(1), scale: 'logits' },
    ]),
  );
  const declared = bindPart(part, options).infer(signals).variables;
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
export function passOf(tf: Tf, { training, masks }: HeadCase, updateStatistics = true): Pass {
  return { training, updateStatistics, dropoutMask: (name) => tensorOf(tf, masks[name]!) };
}

/** Forward values, gradients of every weight and input, and running statistics of a case are PyTorch's. */
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
