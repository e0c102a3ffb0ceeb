import { beforeAll, describe, expect, test } from 'vitest';
import { bindPart } from '../../../src/part/bind.js';
import type { Tf } from '../../../src/part.js';
import anflGcn from '../../../src/parts/heads/anfl-gcn.js';
import { engines, open } from '../../parity/engines.js';
import { expectClose, golden, tensorsOf } from '../../parity/golden.js';
import { expectHeadMatches, type HeadCase, passOf, variablesOf } from '../../parity/head.js';

const cases = golden<HeadCase>('heads/anfl-gcn');

describe.each(engines)('anfl-gcn on %s', (engine) => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open(engine);
  });
  test.each(cases)('PyTorch: $name', (head) => expectHeadMatches(tf, anflGcn, head));

  test.each(cases)('inspected edges are those PyTorch keeps: $name', (head) => {
    const { scope, signals, variables } = variablesOf(tf, anflGcn, head);
    tf.tidy(() => {
      const inputs = tensorsOf(tf, head.inputs);
      const bound = bindPart(anflGcn, head.options);
      bound.build(scope, signals)(inputs, passOf(tf, head));
      const inspected = bound.inspect!(scope, signals)(inputs);
      expectClose(inspected.edges!, head.edges!, 'edges');
    });
    tf.dispose([...variables.values()]);
  });

  test('the second pass of a step does not change the running statistics', () => {
    const head = cases[0]!;
    const { scope, signals, variables } = variablesOf(tf, anflGcn, head);
    tf.tidy(() => {
      const forward = bindPart(anflGcn, head.options).build(scope, signals);
      forward(tensorsOf(tf, head.inputs), passOf(tf, head, false));
    });
    for (const [name, variable] of variables) {
      expect([...variable.dataSync()], name).toEqual(head.variables[name]!.data.map(Math.fround));
    }
    tf.dispose([...variables.values()]);
  });
});

describe('what anfl-gcn infers', () => {
  const options = {
    type: 'anfl-gcn',
    input: 'backbone',
    nodes: 12,
    neighbors: 4,
    similarity: 'dot',
    dropout: 0.5,
  } as const;
  const inputs = { input: { shape: [1288], scale: 'features' } } as const;

  test('23,289,640 parameters at 1288 features, as in the paper of Nguyen et al.', () => {
    const { variables, output } = anflGcn.bind(options).infer(inputs);
    const weights = variables.filter(({ role }) => role === 'weight');
    expect(weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0)).toBe(23_289_640);
    expect(output).toEqual({ shape: [12], scale: 'probabilities' });
  });
  test('more neighbors than nodes are refused with a message', () => {
    expect(() => anflGcn.bind({ ...options, neighbors: 13 }).infer(inputs)).toThrow(
      'a graph of 12 nodes cannot keep 13 neighbors each: make neighbors 12 or less',
    );
  });
});
