import type { HeadPart, Signal, Tensor, Tf, Variable } from 'declarative-zoo';
import { bindPart, openTensors } from 'declarative-zoo/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import plugin from '../../../src/index.js';
import { expectClose, golden, type HeadCase, largestOf, tensorOf } from '../../parity/golden.js';

const partOf = ({ part }: HeadCase) =>
  plugin.parts.find(({ shelf, name }) => shelf === 'heads' && name === part) as HeadPart;

function built(tf: Tf, one: HeadCase) {
  const head = bindPart(partOf(one), one.options);
  const signals: { [role: string]: Signal } = {
    [one.role]: { shape: one.input.shape.slice(1), scale: 'features' },
  };
  const declared = head.infer(signals).variables;
  const variables = new Map<string, Variable>(
    declared.map(({ name, role }) => [
      name,
      tf.tidy(() => tf.variable(tensorOf(tf, one.variables[name]!), role === 'weight')),
    ]),
  );
  const scope = { tf, variable: (name: string) => variables.get(name)! };
  return { declared, variables, scope, signals, forward: head.build(scope, signals) };
}

const passOf = ({ training }: HeadCase, updateStatistics = true) => ({
  training,
  updateStatistics,
  dropoutMask: () => {
    throw new Error('there is no dropout');
  },
});

describe.each(['cpu', 'wasm'] as const)('PyTorch, on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await openTensors(engine);
  });

  test.each(golden.heads)('$name: shapes, outputs, every gradient, statistics', (one) => {
    const before = tf.memory().numTensors;
    const { declared, variables, forward } = built(tf, one);
    expect(Object.fromEntries(declared.map(({ name, shape }) => [name, shape]))).toEqual(
      Object.fromEntries(Object.entries(one.variables).map(([name, { shape }]) => [name, shape])),
    );
    tf.tidy(() => {
      const names = Object.keys(one.gradients);
      const run = (x?: Tensor) => {
        const output = forward({ [one.role]: x! }, passOf(one));
        expectClose(output, one.output, 'output');
        return tf.sum(tf.mul(output, tensorOf(tf, one.coefficients)));
      };
      const scale = Math.max(...Object.values(one.gradients).map(largestOf));
      const leaves = [tensorOf(tf, one.input), ...names.map((name) => variables.get(name)!)];
      const [input, ...weights] = tf.grads(run)(leaves);
      expectClose(input!, one.inputGradient, 'gradient of the input');
      for (const [i, name] of names.entries())
        expectClose(weights[i]!, one.gradients[name]!, `gradient of ${name}`, scale);
      for (const [name, expected] of Object.entries(one.statistics))
        expectClose(variables.get(name)!, expected, name);
    });
    tf.dispose([...variables.values()]);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('the second pass of a step does not change the running statistics', () => {
    const one = golden.heads[0]!;
    const { variables, forward } = built(tf, one);
    tf.tidy(() => void forward({ [one.role]: tensorOf(tf, one.input) }, passOf(one, false)));
    for (const [name, variable] of variables) expectClose(variable, one.variables[name]!, name);
    tf.dispose([...variables.values()]);
  });
});
