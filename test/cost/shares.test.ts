import { beforeAll, describe, expect, it } from 'vitest';
import type { PlanCost, Share } from '../../src/cost/cost.js';
import { costOf } from '../../src/run/page/cost.js';
import { openPage } from '../../src/run/page/open.js';
import { context, measured } from './context.js';

beforeAll(() => measured());

/** The estimate for a page with drawn data: 120 faces to train on, 80 to validate, two epochs in batches of 16. */
async function costed(page: string, ...set: readonly string[]): Promise<PlanCost> {
  const faces = [
    'data.root=${cache:faces}',
    'data.synthetic={ seed: 1, train: 120, validation: 80 }',
    'training.batch=16',
  ];
  const open = openPage({ page, keepUnset: true, set: [...faces, 'stages.ex.epochs=2', ...set] }, context);
  return (await costOf(open, 'wasm', context)).cost;
}

const amount = (shares: readonly Share[], what: Share['what']): number | undefined =>
  shares.find((share) => share.what === what)?.amount;
const vectors = 'backbone={ type: features, file: test/fixtures/vectors.csv, width: 96 }';
const images = 'images={ train: { resize: 32, crop: 32, views: 3 }, evaluate: { resize: 32 } }';

describe('an estimate is complete', () => {
  it('faces are drawn, images decoded for the bank, all validation rows predicted at the end', async () => {
    const { once, stages } = await costed('mtl-cross-attn', images);
    expect(amount(once, 'drawing')).toBe(120 + 80);
    expect(amount(once, 'checking images')).toBeUndefined();
    expect(amount(once, 'answers')).toBe(80);
    expect(stages[0]!.banks[0]).toMatchObject({
      node: 'backbone',
      outputs: 3 * 120 + 80,
      images: 3 * 120 + 80,
    });
    expect(stages[1]!.banks[0]).toMatchObject({ node: 'au', outputs: 3 * 120 + 80, images: 0 });
  });

  it('if the backbone trains, images are checked once and nothing is banked', async () => {
    const { once, stages } = await costed('ex-fc', images, 'stages.ex.train=[backbone, ex]');
    expect(amount(once, 'checking images')).toBe(120 + 80);
    expect(stages[0]!.banks).toEqual([]);
  });

  // A dense layer of 96 x 8 is saved after each epoch, once more if that is the best yet, and at the end.
  it.each([
    ['sgd', 1],
    ['adam', 2],
  ])('%s: steps, predictions after each epoch, checkpoints with %i slots', async (optimizer, slots) => {
    const { stages } = await costed('ex-fc', vectors, `stages.ex.optimizer={ type: ${optimizer} }`);
    const { shares } = stages[0]!;
    const bytes = 4 * (96 * 8 + 8);
    expect(amount(shares, 'steps')).toBe(2 * Math.ceil(120 / 16));
    expect(amount(shares, 'scoring')).toBe(2 * 80);
    expect(amount(shares, 'saving')).toBe(2 * (1 + slots) * bytes + 2 * bytes + bytes);
  });

  it('batch norm saves its moving mean and variance too; no selection, no best weights', async () => {
    const set = [vectors, 'heads.ex.batchNorm=true', 'stages.ex.select=~'];
    const { stages } = await costed('ex-fc', ...set, 'stages.ex.optimizer={ type: sgd }');
    const trained = 4 * (96 * 8 + 8 + 2 * 8);
    expect(amount(stages[0]!.shares, 'saving')).toBe(2 * (2 * trained + 4 * 2 * 8) + trained + 4 * 2 * 8);
  });

  it('the whole is the sum of its parts, within its range', async () => {
    const { once, stages, seconds, range } = await costed('mtl-cross-attn', vectors);
    const sum = (parts: readonly { readonly seconds: number | null }[]) =>
      parts.reduce((all, part) => all + part.seconds!, 0);
    for (const stage of stages)
      expect(sum([...stage.banks, ...stage.shares])).toBeCloseTo(stage.seconds!, 10);
    expect(sum([...stages, ...once])).toBeCloseTo(seconds!, 10);
    for (const part of [...once, ...stages.flatMap(({ shares }) => shares)])
      expect(part.seconds).toBeGreaterThan(0);
    expect(range![0]).toBeLessThan(seconds!);
    expect(range![1]).toBeGreaterThan(seconds!);
  });

  it('both passes of SAM are counted', async () => {
    const { stages } = await costed('mtl-cross-attn', vectors);
    const plain = await costed('mtl-cross-attn', vectors, 'training.gradient={ type: plain }');
    // A pass has 8 products of its size with weights; for 16 rows of 96, factors save 2 (1 - 16 / 96) of both passes' 16.
    expect(stages[0]!.flopsPerStep / plain.stages[0]!.flopsPerStep).toBeCloseTo(
      2 - (2 * (1 - 16 / 96)) / 8,
      1,
    );
    expect(stages[0]!.secondsPerStep).toBeGreaterThan(1.5 * plain.stages[0]!.secondsPerStep!);
  });
});
