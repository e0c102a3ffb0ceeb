import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/errors/train.js';
import type { Graph } from '../../src/graph/graph.js';
import type { Tf } from '../../src/part.js';
import mse from '../../src/parts/losses/mse.js';
import { runPage } from '../../src/run/run.js';
import { batchLosses } from '../../src/train/batch-losses.js';
import { mixedFeeds, mixingOf } from '../../src/train/mixup.js';
import type { StepAt, Stepper } from '../../src/train/step.js';
import { open } from '../parity/engines.js';
import { quietEvents, smallWorkplace } from '../run/small.js';

const at: StepAt = { epoch: 2, inEpoch: 5, step: 25, rate: 0.1 };
const rows = Int32Array.from([3, 0, 2, 1]);
const data = Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
const batch = { rows, feeds: [{ name: 'backbone', shape: [2], data }] };

describe('a step with mixup', () => {
  let tf: Tf;
  beforeAll(async () => {
    tf = await open('cpu');
  });

  /** The graph returns its input; the third row of the data has no label. */
  const stepper = (alpha: number | undefined, real = 0): Stepper => {
    const labels = [10, 20, 30, 40];
    const part = mse.bind({ type: 'mse' });
    return {
      tf,
      seed: 7,
      stage: { name: 'one', active: [], train: [], ...(alpha !== undefined && { mixup: { alpha, real } }) },
      graph: { forward: (_: unknown, feeds: object) => feeds } as unknown as Graph,
      losses: [
        {
          node: 'backbone',
          answering: { name: 'backbone' },
          offset: 0,
          width: 1,
          weight: 0.5,
          loss: part.build(tf, { kind: 'continuous', rows: 4, counts: [0] }),
          against: {
            space: 'value',
            labels: {
              kind: 'continuous',
              width: 1,
              data: Float32Array.from(labels),
              has: Uint8Array.of(1, 1, 0, 1),
            },
          },
        },
      ],
    } as unknown as Stepper;
  };

  it('mixes all that it reads, and the losses with the same share, each over the mixtures whose rows both have its label', () => {
    const made = stepper(0.4);
    const mixing = mixingOf(made, batch, at)!;
    const { share, other } = mixing;
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
    expect(Array.from(other).sort()).toEqual([0, 1, 2, 3]);
    const mixed = Array.from(data, (x, i) => share * x + (1 - share) * data[2 * other[i >> 1]! + (i & 1)]!);
    for (const [i, x] of mixedFeeds(batch, mixing).feeds[0]!.data.entries())
      expect(x).toBeCloseTo(mixed[i]!, 5);

    const labels = [10, 20, 30, 40];
    const others = Array.from(other, (i) => rows[i]!);
    const error = (of: readonly number[]): number => {
      const labeled = of.flatMap((row, i) =>
        rows[i] === 2 || others[i] === 2 ? [] : [(mixed[2 * i]! - labels[row]!) ** 2],
      );
      return labeled.reduce((sum, one) => sum + one, 0) / labeled.length;
    };
    const expected = 0.5 * (share * error([...rows]) + (1 - share) * error(others));
    const loss = tf.tidy(() => batchLosses(made, batch, at).compute(false)[0]!);
    expect(loss.dataSync()[0]! / expected).toBeCloseTo(1, 5);
    loss.dispose();
  });

  it('adds the losses of the rows themselves, as MixAugment does', () => {
    const made = stepper(0.4, 1);
    const { share, other } = mixingOf(made, batch, at)!;
    expect([share, ...other]).toEqual([expect.closeTo(0.6985026509249014, 12), 2, 3, 0, 1]); // what PyTorch was given
    const { rows: all, feeds } = mixedFeeds(batch, { share, other, real: 1 });
    expect([...all]).toEqual([3, 0, 2, 1, 3, 0, 2, 1]);
    expect([...feeds[0]!.data.subarray(8)]).toEqual([...data]);
    let answers: number[] = [];
    const loss = tf.tidy(() => {
      const losses = batchLosses(made, batch, at);
      return losses.compute(false, (values) => {
        answers = [...values.backbone!.dataSync()];
      })[0]!;
    });
    expect(answers).toHaveLength(16);
    expect(loss.dataSync()[0]!).toBeCloseTo(640.9058, 3); // PyTorch 2.13: l L(x', y_i) + (1 - l) L(x', y_j) + L(x_i, y_i) + L(x_j, y_j)
    loss.dispose();
  });

  it('draws other mixtures at each step, and none if the stage does not mix', () => {
    const made = stepper(0.4);
    expect(mixingOf(made, batch, at)).toEqual(mixingOf(made, batch, at));
    expect(mixingOf(made, batch, { ...at, inEpoch: 6 })).not.toEqual(mixingOf(made, batch, at));
    expect(mixingOf(stepper(undefined), batch, at)).toBeUndefined();
  });
});

it('images are mixed before a frozen backbone, which is then computed at each step', () => {
  const small = smallWorkplace();
  const planned = (mixup: string) =>
    small
      .open(['backbone={ type: small-cnn }', 'heads.au.input=backbone', `stages.va.mixup=${mixup}`])
      .plan.stages.find(({ name }) => name === 'va')!;
  expect(planned('{ alpha: 0.1, at: images }')).toMatchObject({
    active: ['backbone', 'va'],
    banked: [],
    train: ['va'],
  });
  for (const mixup of ['0.1', '{ alpha: 0.1, at: features }'])
    expect(planned(mixup)).toMatchObject({
      active: ['va'],
      banked: ['backbone'],
      mixup: { alpha: 0.1, real: 0 },
    });
  expect(() => small.open(['stages.va.mixup={ alpha: 0.1, at: images }'])).toThrow(
    'stage "va" reads vectors, not images: set "at" to "features", or remove it.',
  );
  rmSync(small.folder, { recursive: true });
});

it('mixup, balanced sampling and clipping together: stopped and resumed, the same weights', async () => {
  const small = smallWorkplace();
  const stages = `stages={joint: {train: [au, emotion, ex, va], losses: {au: {type: weighted-asymmetric}, ex: {type: weighted-cross-entropy}, va: {type: ccc}}, sampling: {balanced: ex}, mixup: 0.3, clip: 0.5, epochs: 2, batch: 64}}`;
  const request = (name: string, more: readonly string[] = []) => ({
    open: small.open(['~stages.au', '~stages.ex', '~stages.va', stages, ...more]),
    engine: 'wasm' as const,
    folder: join(small.folder, name),
    resume: false,
  });
  const weights = (name: string) => readFileSync(join(small.folder, name, 'weights.safetensors'));
  await runPage(request('whole'), small.context, quietEvents());
  await expect(runPage(request('stopped'), small.context, quietEvents(7))).rejects.toThrow(Interrupted);
  await runPage({ ...request('stopped'), resume: true }, small.context, quietEvents());
  expect(weights('stopped').equals(weights('whole'))).toBe(true);
  for (const key of ['mixup', 'sampling', 'clip']) {
    await runPage(request(key, [`stages.joint.${key}=null`]), small.context, quietEvents());
    expect(weights(key).equals(weights('whole')), `without ${key}`).toBe(false);
  }
  rmSync(small.folder, { recursive: true });
}, 60_000);
