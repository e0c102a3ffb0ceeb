import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { ZooError } from '../../src/errors/problem.js';
import { defineHead, defineLoss } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { openPage } from '../../src/run/page/open.js';
import type { Surroundings } from '../../src/run/surroundings.js';
import { tf } from '../network/engine.js';

const schemaOf = (type: string, properties: object = {}) => ({
  description: 'A part.',
  type: 'object',
  additionalProperties: false,
  required: ['type'],
  properties: { type: { const: type }, ...properties },
});

/** One number for each ordered pair of two classes. */
const pairs = defineHead<{ width: number }>({
  name: 'test/pairs',
  schema: schemaOf('test/pairs', {
    input: { type: 'string', 'x-node': true },
    width: { type: 'integer', default: 64 },
    labels: { type: 'string', 'x-labels': true },
  }),
  bind: ({ width }) => ({
    infer: () => ({
      output: { shape: [width], scale: 'test/pairs' },
      variables: [{ name: 'one', shape: [1], init: { type: 'constant', value: 1 }, role: 'weight' }],
    }),
    build: () => () => tf.zeros([1]),
  }),
});
const pairLoss = defineLoss({
  name: 'test/pair-loss',
  schema: schemaOf('test/pair-loss'),
  kinds: ['classes'],
  scales: ['test/pairs'],
  width: (labels) => labels * labels,
  bind: () => ({ build: () => () => tf.scalar(0) }),
});

const context: Surroundings = {
  registry: createRegistry([...builtinParts, pairs, pairLoss]),
  env: {},
  cache: resolve('nowhere'),
  zoo: resolve('zoo'),
  library: [resolve('zoo')],
  version: '0.0.0',
  now: () => new Date(0),
};

/** The plan of ex-fc with a head of pairs next to its output, trained with it. */
const planWith = (set: readonly string[] = []) =>
  openPage(
    {
      page: 'zoo/ex-fc.yaml',
      profile: 'paper',
      set: [
        'heads.pairs.type=test/pairs',
        'heads.pairs.input=backbone',
        'heads.pairs.labels=expression',
        'stages.ex.train+=pairs',
        'stages.ex.losses.pairs.type=test/pair-loss',
        ...set,
      ],
      keepUnset: true,
    },
    context,
  ).plan;

it('a head with its own scale learns from labels but does not predict them', () => {
  const { nodes, stages } = planWith();
  const node = nodes.find(({ name }) => name === 'pairs')!;
  expect(node.answer).toBeUndefined();
  expect(node.supervised).toEqual({ offset: 0, width: 64, labels: 'expression', scale: 'test/pairs' });
  expect(stages.at(-1)!.losses.map(({ node, labels }) => [node, labels])).toContainEqual([
    'pairs',
    'expression',
  ]);
});

it.each([
  [
    'a loss of another scale',
    ['stages.ex.losses.pairs.type=weighted-cross-entropy'],
    'loss-does-not-fit',
    'test/pairs of class labels',
  ],
  [
    'another width than its loss reads',
    ['heads.pairs.width=63'],
    'loss-does-not-fit',
    'needs 64 numbers, but the node gives 63',
  ],
  [
    'a metric',
    ['metrics.P_pairs.type=accuracy', 'metrics.P_pairs.node=pairs'],
    'metric-does-not-fit',
    'the node predicts no labels',
  ],
])('%s is refused', (_, set, code, words) => {
  try {
    planWith(set);
    expect.unreachable();
  } catch (error) {
    const [problem] = (error as ZooError).problems;
    expect([problem!.code, problem!.message]).toEqual([code, expect.stringContaining(words)]);
  }
});
