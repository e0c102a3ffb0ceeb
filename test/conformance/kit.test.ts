import { existsSync, readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { withExamples } from '../../src/conformance/examples.js';
import { conformance } from '../../src/conformance/kit.js';
import { stage } from '../../src/conformance/pages.js';
import type { Engine } from '../../src/engine/engine.js';
import { openEngine } from '../../src/engine/open.js';
import {
  type AnyPart,
  type BoundHead,
  defineBalancer,
  defineHead,
  defineLoss,
  defineMetric,
  defineOptimizer,
  defineSchedule,
  defineTracker,
  type PartSchema,
  refuse,
  type Scalar,
  type Tensor,
} from '../../src/part.js';
import { builtinParts as withoutExamples } from '../../src/parts/builtin.js';
import type { Plugin } from '../../src/plugins/plugin.js';
import { engines } from '../parity/engines.js';

const builtinParts = withExamples(withoutExamples, 'test/fixtures');

let cpu: Engine;
beforeAll(async () => {
  cpu = await openEngine('cpu');
});

const test = (part: AnyPart) =>
  conformance(part, {
    registry: stage(builtinParts.includes(part) ? builtinParts : [...builtinParts, part]),
    cpu,
    engines: engines.map((name) => () => openEngine(name)),
    env: process.env,
  });

/** The parts of the plugins that come with the project. */
async function pluginParts(): Promise<readonly AnyPart[]> {
  const names = readdirSync('plugins').filter((name) => existsSync(`plugins/${name}/src/index.ts`));
  const plugins = names.map(
    (name) => import(`../../plugins/${name}/src/index.ts`) as Promise<{ default: Plugin }>,
  );
  return (await Promise.all(plugins)).flatMap((plugin) => plugin.default.parts);
}

/** The failed checks, as `check: why`. */
const failures = async (part: AnyPart): Promise<string[]> =>
  (await test(part)).flatMap(({ check, passed, why }) => (passed === false ? [`${check}: ${why}`] : []));

describe.each(
  [...builtinParts, ...(await pluginParts())].map((part) => [`${part.shelf}.${part.name}`, part] as const),
)('%s', (_, part) => {
  it('keeps every promise of its shelf', async () => {
    expect(await failures(part)).toEqual([]);
  }, 300_000); // a large network is trained
});

const schemaOf = (name: string, properties: object = {}, changed: object = {}): PartSchema => ({
  description: 'A part.',
  type: 'object',
  additionalProperties: false,
  properties: { type: { const: name, description: 'Picks it.' }, ...properties },
  ...changed,
});
const input = { input: { type: 'string', 'x-node': true, description: 'What is read.' } };
const node: PartSchema = { ...schemaOf('bad', input), required: ['type', 'input'] };
const weight = { name: 'weight', init: { type: 'normal', deviation: 1 }, role: 'weight' } as const;

/** x w, one unit at a time; valid except for what is changed. */
const head = ({ schema = node, ...changed }: Partial<BoundHead> & { schema?: PartSchema }): AnyPart =>
  defineHead({
    name: 'bad',
    schema,
    bind: () => ({
      infer: ({ input }) => ({ output: input!, variables: [{ ...weight, shape: input!.shape }] }),
      build:
        ({ tf, variable }) =>
        ({ input }) =>
          tf.mul(input!, variable('weight')),
      ...changed,
    }),
  });

describe('the kit', () => {
  it('finds nothing wrong with a valid head', async () => {
    expect(await failures(head({}))).toEqual([]);
  });

  let calls = 0;
  const trained: { sum: number } = { sum: 0 };
  it.each<[string, AnyPart, string]>([
    [
      'an option without a description',
      head({
        schema: {
          ...node,
          properties: { ...(node.properties as object), size: { type: 'number', default: 1 } },
        },
      }),
      'schema: no description of size',
    ],
    [
      'an open schema',
      head({ schema: { ...node, additionalProperties: true } }),
      'schema: it must have "type": "object" and "additionalProperties": false',
    ],
    [
      'a default out of its own range',
      head({
        schema: {
          ...node,
          properties: {
            ...(node.properties as object),
            size: { type: 'number', minimum: 2, default: 1, description: 'Size.' },
          },
        },
      }),
      'schema: the default of size must be >= 2',
    ],
    [
      'another shape than inferred',
      head({
        build:
          ({ tf, variable }) =>
          ({ input }) =>
            tf.sum(tf.mul(input!, variable('weight')), -1),
      }),
      'shapes: with',
    ],
    [
      'a variable that is never used',
      head({
        build:
          () =>
          ({ input }) =>
            input!,
      }),
      'weight is declared and never used',
    ],
    [
      'a variable that is not declared',
      head({ infer: ({ input }) => ({ output: input!, variables: [] }) }),
      'shapes: it asks for a variable "weight" that it does not declare',
    ],
    [
      'a value that is not a number',
      head({
        build:
          ({ tf, variable }) =>
          ({ input }) =>
            tf.div(tf.mul(input!, variable('weight')), 0),
      }),
      'the output is not finite',
    ],
    [
      'its own gradient, wrong by a factor',
      head({
        build:
          ({ tf, variable }) =>
          ({ input }) => {
            const twice = tf.customGrad((x) => ({
              value: tf.mul(x as Tensor, 2),
              gradFunc: (dy: Tensor) => dy,
            }));
            return twice(tf.mul(input!, variable('weight')));
          },
      }),
      'gradients: the gradient of weight is not that of the function',
    ],
    [
      'a tensor that is not disposed of',
      head({
        build:
          ({ tf, variable }) =>
          ({ input }) =>
            tf.keep(tf.mul(input!, variable('weight'))),
      }),
      'tensors are left behind',
    ],
    [
      'a state outside its variables',
      head({
        build: ({ tf, variable }) => {
          let seen = 0;
          return ({ input }, { training }) => {
            if (training) seen++;
            return tf.mul(tf.mul(input!, variable('weight')), 1 + seen / 100);
          };
        },
      }),
      'weights: loaded into another model, tested predicts differently',
    ],
    [
      'its own random numbers',
      head({
        build:
          ({ tf, variable }) =>
          ({ input }) =>
            tf.mul(tf.mul(input!, variable('weight')), 1 + ++calls / 100),
      }),
      'repeats: trained twice from one seed',
    ],
    [
      'an option that its schema does not declare',
      defineHead<{ readonly scale: number }>({
        name: 'bad',
        schema: node,
        bind: ({ scale }) => ({
          infer: ({ input }) => ({ output: input!, variables: [] }),
          build:
            ({ tf }) =>
            ({ input }) =>
              tf.mul(input!, scale),
        }),
      }),
      'shapes: it reads options.scale, which its schema does not declare',
    ],
    [
      'a scale that does not exist',
      head({
        infer: ({ input }) => ({
          output: { shape: input!.shape, scale: 'logit' as 'logits' },
          variables: [{ ...weight, shape: input!.shape }],
        }),
      }),
      'shapes: heads.bad has a bug: infer returns the scale "logit", not one of',
    ],
    [
      'random numbers outside the stream',
      head({
        build:
          ({ tf, variable }) =>
          ({ input }) =>
            tf.add(tf.mul(input!, variable('weight')), tf.randomNormal(input!.shape)),
      }),
      'shapes: it draws random numbers of its own (Math.random, or a tf.random function), which no run can repeat: use pass.dropoutMask',
    ],
    [
      'a chained call of a tensor',
      head({
        build:
          ({ variable }) =>
          ({ input }) =>
            (input as unknown as { mul(by: Tensor): Tensor }).mul(variable('weight')),
      }),
      'If that is a tensor, write tf.mul(x, ...): the chained form x.mul(...) does not exist here.',
    ],
    [
      'a plain Error for inputs that do not fit',
      head({
        infer: () => {
          throw new Error('a and b must be equally wide');
        },
      }),
      'it should call refuse(option, why)',
    ],
    [
      'shapes that it never accepts',
      head({
        infer: () => refuse('input', 'no such input'),
      }),
      'shapes: infer accepts none of 352 shapes',
    ],
    [
      'a loss whose gradient is wrong',
      defineLoss({
        name: 'bad',
        schema: schemaOf('bad'),
        kinds: ['classes'],
        scales: ['logits'],
        bind: () => ({
          build: (tf) => (p, y) => {
            const held = tf.customGrad((x) => ({
              value: tf.clone(x as Tensor),
              gradFunc: (dy: Tensor) => tf.zerosLike(dy),
            }));
            return tf.mean(tf.square(tf.sub(tf.mul(p, held(p)), y))) as Scalar;
          },
        }),
      }),
      'gradients: the gradient of prediction is not that of the function',
    ],
    [
      'a loss that counts rows without the label',
      defineLoss({
        name: 'bad',
        schema: schemaOf('bad'),
        kinds: ['classes'],
        scales: ['logits'],
        bind: () => ({ build: (tf) => (p, y) => tf.neg(tf.mean(tf.mul(y, tf.logSoftmax(p)))) as Scalar }),
      }),
      'shapes: a different prediction for a row without the label changes it',
    ],
    [
      'a balancer with a state outside its variables',
      defineBalancer({
        name: 'bad',
        schema: schemaOf('bad'),
        bind: () => ({
          build: ({ tf }) => {
            let share = 1;
            return {
              total: (losses) => tf.mul(tf.addN([...losses]), share) as Scalar,
              after: () => {
                share *= 0.9;
              },
            };
          },
        }),
      }),
      'resume: stopped and resumed, it ends with other weights',
    ],
    [
      'an optimizer with a state outside its slots',
      defineOptimizer({
        name: 'bad',
        schema: schemaOf('bad'),
        slots: [],
        bind: () => ({
          rate: 0.1,
          update: (tf, { value, gradient, rate }) => ({
            value: tf.sub(value, tf.mul(gradient, rate / ++trained.sum)),
            slots: {},
          }),
        }),
      }),
      'repeats: trained twice',
    ],
    [
      'an optimizer that forgets a slot',
      defineOptimizer({
        name: 'bad',
        schema: schemaOf('bad'),
        slots: ['mean'],
        bind: () => ({ rate: 0.1, update: (_tf, { value }) => ({ value, slots: {} }) }),
      }),
      'shapes: its slots list "mean", but a step returns none',
    ],
    [
      'an optimizer that changes a shape',
      defineOptimizer({
        name: 'bad',
        schema: schemaOf('bad'),
        slots: [],
        bind: () => ({
          rate: 0.1,
          update: (tf, { value }) => ({ value: tf.reshape(value, [-1, 1]), slots: {} }),
        }),
      }),
      'shapes: for a variable [], a step returns a value [1,1]',
    ],
    [
      'a schedule that divides by zero if there is one step',
      defineSchedule({
        name: 'bad',
        schema: schemaOf('bad'),
        bind: () => ({ factor: ({ step, steps }) => step / (steps - 1) }),
      }),
      'shapes: at step 0 of 1 the factor is NaN',
    ],
    [
      'a tracker whose start returns nothing',
      defineTracker({ name: 'bad', schema: schemaOf('bad'), bind: () => ({ start: () => undefined! }) }),
      'shapes: start returns nothing',
    ],
    [
      'a schedule that turns negative',
      defineSchedule({
        name: 'bad',
        schema: schemaOf('bad'),
        bind: () => ({ factor: ({ step }) => 10 - step }),
      }),
      'shapes: at step 11 of 40 the factor is -1',
    ],
    [
      'a metric that changes its rows',
      defineMetric({
        name: 'bad',
        schema: schemaOf('bad'),
        kinds: ['classes'],
        bind: () => ({ score: ({ prediction }) => ({ value: prediction.fill(0).length }) }),
      }),
      'shapes: it changes the rows that it scores',
    ],
    [
      'a metric with too few classes',
      defineMetric({
        name: 'bad',
        schema: schemaOf('bad'),
        kinds: ['classes'],
        bind: () => ({ score: () => ({ value: 0, perClass: [1] }) }),
      }),
      'shapes: it returns 1 scores for 8 classes',
    ],
  ])('finds %s', async (_, part, said) => {
    expect((await failures(part)).join('\n')).toContain(said);
  });

  it('skips the gradients of values that are constant on purpose, and reports that', async () => {
    const outcomes = await test(builtinParts.find(({ name }) => name === 'weighted-asymmetric')!);
    expect(outcomes.find(({ check }) => check === 'gradients')).toMatchObject({
      passed: true,
      why: expect.stringContaining('held constant on purpose'),
    });
    const held = head({ held: 'everything' });
    expect((await test(held)).find(({ check }) => check === 'gradients')).toMatchObject({
      passed: null,
      why: 'held constant on purpose: everything',
    });
  });
});
