import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ZooError } from '../../src/errors/problem.js';
import { Interrupted } from '../../src/errors/train.js';
import { defineBalancer, type JointLosses, refuse, type Scalar } from '../../src/part.js';
import { createRegistry } from '../../src/registry.js';
import type { RunRecord } from '../../src/report/record.js';
import { openPage } from '../../src/run/page/open.js';
import { runPage } from '../../src/run/run.js';
import { decodeSafetensors } from '../../src/weights/safetensors/decode.js';
import { quietEvents, type Small, smallWorkplace } from '../run/small.js';

interface How {
  readonly rate?: number;
  readonly batch?: number;
  readonly epochs?: number;
  /** Steps after which the user stops. */
  readonly stop?: number;
  readonly resume?: boolean;
}

/** Two heads over one trained trunk, all rows in one batch, plain SGD: a step can be worked out by hand. */
const pageText = (folder: string, balancer: string, { rate = 0.1, batch = 512, epochs = 3 }: How): string => `
name: joint
data: { type: s-aff-wild2, root: ${folder}/data }
backbone: { type: features, file: ${folder}/vectors.jsonl, values: vector, width: 16 }
heads:
  trunk: { type: fc, input: backbone, units: 4 }
  ex: { type: fc, input: trunk, units: 8, labels: expression }
  va: { type: fc, input: trunk, units: 2, batchNorm: true, labels: valence-arousal }
stages:
  joint:
    train: [trunk, ex, va]
    losses: { ex: { type: weighted-cross-entropy }, va: { type: ccc, weight: 0.5 } }
    balancer: { type: ${balancer} }
    optimizer: { type: sgd, rate: ${rate}, momentum: 0, weightDecay: 0 }
    batch: ${batch}
    epochs: ${epochs}
`;

interface Seen {
  readonly losses: number[];
  readonly now: number[];
  /** The balancer's own weights. */
  readonly s: number[];
  /** Gradients of the trunk's bias, by task. */
  readonly gradients: number[][];
}

const numbers = (list: readonly Scalar[]): number[] => list.map((one) => one.dataSync()[0]!);

/**
 * L = sum_t exp(-s_t) L_t + s_t, as in uncertainty weighting, with s its own weights; it also remembers the sum of
 * all losses that it received before and after each step.
 */
const watching = (seen: Seen[], joints: JointLosses[] = []) =>
  defineBalancer({
    name: 'watching',
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: { type: { const: 'watching', description: 'Picks it.' } },
    },
    bind: () => ({
      variables: (joint) => {
        joints.push(joint);
        const start = { shape: [joint.tasks.length], init: { type: 'constant', value: 0 } } as const;
        return [
          { name: 's', role: 'weight', ...start },
          { name: 'received', role: 'statistic', ...start },
        ];
      },
      build: ({ tf, variable }) => {
        const tell = (losses: readonly Scalar[]): void =>
          tf.tidy(
            () => void variable('received').assign(tf.add(variable('received'), tf.stack([...losses]))),
          );
        return {
          total: (losses) =>
            tf.sum(
              tf.add(tf.mul(tf.exp(tf.neg(variable('s'))), tf.stack([...losses])), variable('s')),
            ) as Scalar,
          before: ({ losses, gradients }) => {
            tell(losses);
            const bias = gradients(['trunk/output.bias']).map(([one]) => Array.from(one!.dataSync()));
            const s = Array.from(variable('s').dataSync());
            seen.push({ losses: numbers(losses), now: [], s, gradients: bias });
          },
          after: ({ step, now }) => {
            tell(now());
            seen[step - 1]?.now.push(...numbers(now()));
          },
        };
      },
    }),
  });

describe('a balancer in a joint stage', () => {
  let small: Small;
  const [seen, joints]: [Seen[], JointLosses[]] = [[], []];
  const run = (name: string, how: How = {}, balancer = watching([])): Promise<RunRecord> => {
    const page = join(small.folder, 'joint.yaml');
    writeFileSync(page, pageText(small.folder, balancer.name, how));
    const parts = [...small.context.registry.all(), balancer];
    const context = { ...small.context, registry: createRegistry(parts) };
    const folder = join(small.folder, name);
    const { resume = false, stop } = how;
    const request = { open: openPage({ page }, context), engine: 'wasm', folder, resume } as const;
    return runPage(request, context, quietEvents(stop));
  };
  const weights = (name: string): Buffer => readFileSync(join(small.folder, name, 'weights.safetensors'));
  const bias = (name: string): Float32Array =>
    decodeSafetensors(weights(name), name).arrays.get('trunk/output.bias')!.data;

  beforeAll(async () => {
    small = smallWorkplace();
    await run('whole', {}, watching(seen, joints));
  }, 60_000);
  afterAll(() => rmSync(small.folder, { recursive: true }));

  it('receives its tasks, and the weights that all of them move', () => {
    expect(joints[0]).toEqual({ tasks: ['ex', 'va'], shared: ['trunk/output.weight', 'trunk/output.bias'] });
  });

  it('sees the same before each step as after the previous one', () => {
    expect(seen).toHaveLength(3);
    for (const [i, { losses }] of seen.slice(1).entries()) {
      for (const [task, loss] of losses.entries()) expect(loss).toBeCloseTo(seen[i]!.now[task]!, 5);
    }
  });

  it('has its own weights, which the optimizer moves: s -= rate (1 - exp(-s) L)', () => {
    expect(seen[0]!.s).toEqual([0, 0]);
    for (const [i, { s }] of seen.slice(1).entries()) {
      const { s: before, losses } = seen[i]!;
      s.forEach((value, t) => {
        expect(value).toBeCloseTo(before[t]! - 0.1 * (1 - Math.exp(-before[t]!) * losses[t]!), 5);
      });
    }
  });

  // With s = 0 the loss is the plain sum, so the model moves by rate x (g_ex + g_va): two rates give the sum itself.
  it('sees the gradients of the tasks, which add up to what moves the model', async () => {
    await run('slow', { rate: 0.1, epochs: 1 });
    await run('quick', { rate: 0.3, epochs: 1 });
    const [ex, va] = seen[0]!.gradients;
    const moved = bias('slow').map((value, i) => (value - bias('quick')[i]!) / 0.2);
    for (const [i, value] of moved.entries()) expect(value).toBeCloseTo(ex![i]! + va![i]!, 5);
  });

  it('may request gradients and losses without moving a running statistic', async () => {
    const asking = watching([]);
    const bind: typeof asking.bind = (options) => {
      const { build, ...rest } = asking.bind(options);
      return { ...rest, build: (...given) => ({ total: build(...given).total }) };
    };
    await run('asked', { epochs: 1 }, asking);
    await run('unasked', { epochs: 1 }, { ...asking, bind });
    const { arrays } = decodeSafetensors(weights('asked'), 'asked');
    expect(arrays.get('va/output.norm.running_mean')!.data.some((mean) => mean !== 0)).toBe(true);
    expect(weights('unasked').equals(weights('asked'))).toBe(true);
  });

  it('stopped and resumed, ends with the same bytes', async () => {
    await run('through', { batch: 64 });
    await expect(run('stopped', { batch: 64, stop: 7 })).rejects.toThrow(Interrupted);
    await run('stopped', { batch: 64, resume: true });
    expect(weights('stopped').equals(weights('through'))).toBe(true);
  });

  it('leaks no tensor', async () => {
    const before = memory().numTensors;
    await run('again', { epochs: 1 });
    expect(memory().numTensors).toBe(before);
  });

  it('that does not suit a stage is refused with its own message', async () => {
    const sound = watching([]);
    const fussy: typeof sound = {
      ...sound,
      bind: (options) => ({
        ...sound.bind(options),
        variables: () => refuse('type', 'it needs shared weights'),
      }),
    };
    const problem = await Promise.resolve()
      .then(() => run('refused', {}, fussy))
      .catch((error: ZooError) => error.problems);
    expect(problem).toMatchObject([{ code: 'option-refused', path: 'stages.joint.balancer.type' }]);
    expect(JSON.stringify(problem)).toContain('it needs shared weights');
  });
});
