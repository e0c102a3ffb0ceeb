import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AnyPart,
  type BoundBalancer,
  type BoundHead,
  type BoundLoss,
  defineBalancer,
  defineHead,
  defineLoss,
  type Scalar,
} from '../../src/part.js';
import { createRegistry } from '../../src/registry.js';
import { openPage } from '../../src/run/page/open.js';
import { runPage } from '../../src/run/run.js';
import { quietEvents, type Small, smallWorkplace } from '../run/small.js';

const schemaOf = (name: string, properties: object = {}) => ({
  type: 'object',
  additionalProperties: false,
  properties: { type: { const: name }, ...properties },
});

/** x W to two values, sound except for what is changed. */
const head = (build: BoundHead['build']) => ({
  ...defineHead({
    name: 'mine/head',
    schema: schemaOf('mine/head', {
      input: { type: 'string', 'x-node': true },
      labels: { type: 'string', 'x-labels': true },
    }),
    bind: () => ({
      infer: ({ input }) => ({
        output: { shape: [2], scale: 'values' },
        variables: [
          {
            name: 'weight',
            shape: [input!.shape[0]!, 2],
            init: { type: 'normal', deviation: 0.1 },
            role: 'weight',
          },
        ],
      }),
      build,
    }),
  }),
  origin: { plugin: 'mine', folder: '/nowhere' },
});
const product: BoundHead['build'] =
  ({ tf, variable }) =>
  ({ input }) =>
    tf.matMul(input!, variable('weight'));

/** The mean of the squared difference, times `factor`. */
const loss = (build: BoundLoss['build']) =>
  defineLoss({
    name: 'mine/loss',
    schema: schemaOf('mine/loss'),
    kinds: ['continuous'],
    scales: ['values'],
    bind: () => ({ build }),
  });
const square: BoundLoss['build'] = (tf) => (p, y) => tf.mean(tf.square(tf.sub(p, y))) as Scalar;

const balancer = (build: BoundBalancer['build']) =>
  defineBalancer({ name: 'mine/balancer', schema: schemaOf('mine/balancer'), bind: () => ({ build }) });
const first: BoundBalancer['build'] = () => ({ total: ([one]) => one! });

describe('the first step of a run', () => {
  let small: Small;
  beforeAll(() => {
    small = smallWorkplace();
  });
  afterAll(() => rmSync(small.folder, { recursive: true }));

  let runs = 0;
  async function run(...changed: readonly AnyPart[]) {
    const sound = [head(product), loss(square), balancer(first)];
    const parts = sound.map((one) => changed.find(({ name }) => name === one.name) ?? one);
    const page = join(small.folder, 'first.yaml');
    writeFileSync(
      page,
      `
name: first
data: { type: s-aff-wild2, root: ${small.folder}/data }
backbone: { type: features, file: ${small.folder}/vectors.jsonl, values: vector, width: 16 }
heads: { va: { type: mine/head, input: backbone, labels: valence-arousal } }
stages:
  only:
    train: [va]
    losses: { va: { type: mine/loss } }
    balancer: { type: mine/balancer }
    optimizer: { type: sgd, rate: 0.1 }
    batch: 64
    epochs: 1
`,
    );
    const workplace = small.context;
    const registry = createRegistry([...workplace.registry.all(), ...parts]);
    const open = openPage({ page }, { ...workplace, registry });
    const folder = join(small.folder, `first-${++runs}`);
    const request = { open, engine: 'wasm', folder, resume: false } as const;
    return runPage(request, { ...workplace, registry }, quietEvents());
  }

  it('passes where all is finite', async () => {
    expect((await run()).stages[0]!.epochs).toHaveLength(1);
  });

  const infinite = (tf: Parameters<BoundLoss['build']>[0], x: Scalar): Scalar => tf.div(x, 0) as Scalar;
  it.each<[string, AnyPart, object]>([
    [
      'the output of a node',
      head((scope, inputs) => {
        const forward = product(scope, inputs);
        return (given, pass) => scope.tf.div(forward(given, pass), 0);
      }),
      {
        code: 'not-finite',
        path: 'heads.va',
        message: 'the output of node "va" is not finite in the first step, although its input is finite',
      },
    ],
    [
      'a loss',
      loss((tf, statistics) => (p, y, mask) => infinite(tf, square(tf, statistics)(p, y, mask))),
      {
        code: 'not-finite',
        path: 'stages.only.losses.va',
        message:
          'loss "mine/loss" of node "va" is not finite in the first step, although the output of the node is finite',
      },
    ],
    [
      'the total of a balancer',
      balancer(({ tf }) => ({ total: ([one]) => infinite(tf, one!) })),
      { code: 'not-finite', path: 'stages.only.balancer' },
    ],
    [
      'a gradient',
      // |p - y|, whose slope at p = y is 0 / 0; here p = y by construction.
      loss((tf) => (p) => tf.sum(tf.sqrt(tf.square(tf.sub(p, p)))) as Scalar),
      {
        code: 'not-finite',
        path: 'heads.va',
        message:
          'the gradient of a weight of node "va" is not finite in the first step, although the loss is finite',
      },
    ],
    [
      'another width than declared',
      head(({ tf, variable }) => {
        return ({ input }) =>
          tf.concat([tf.matMul(input!, variable('weight')), tf.ones([input!.shape[0]!, 1])], 1);
      }),
      {
        code: 'part-bug',
        path: 'heads.va',
        message: expect.stringContaining(
          'heads.mine/head has a bug: the function that build returns gives [64,3], where infer declares [64,2]. It comes from plugin "mine".',
        ),
      },
    ],
    [
      'an output that is too narrow',
      head(({ tf, variable }) => {
        return ({ input }) => tf.slice(tf.matMul(input!, variable('weight')), [0, 0], [-1, 1]);
      }),
      { code: 'part-bug', message: expect.stringContaining('gives [64,1], where infer declares [64,2]') },
    ],
    [
      'no tensor at all',
      head(() => () => undefined!),
      { code: 'part-bug', message: expect.stringContaining('gives undefined, not a tensor') },
    ],
  ])('names %s', async (_, part, problem) => {
    await expect(run(part)).rejects.toMatchObject({ exitCode: 1, problems: [problem] });
  });
});
