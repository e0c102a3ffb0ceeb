import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countPlan } from '../../src/cost/count.js';
import type { Counts } from '../../src/engine/counting/ledger.js';
import { countWork, openEngine } from '../../src/engine/open.js';
import { openPage } from '../../src/run/page/open.js';
import { context, folder } from './context.js';
import { realStep } from './real-step.js';

const { registry, cache } = context;
const engine = await openEngine('wasm', undefined, { threads: 1, provider: 'xnnpack', cache });

const planOf = (page: string, set: readonly string[]) =>
  openPage({ page, profile: 'paper', keepUnset: true, set }, context).plan;

const count = async (page: string, set: readonly string[]) =>
  (await countWork((tf, take) => countPlan(planOf(page, set), registry, { tf, take }))).stages;

const total = ({ flops }: Counts): number => flops.products + flops.convolutions + flops.depthwise;

/** A page of the zoo with other stages. */
function page(name: string, parent: string, stages: string): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, `name: ${name}\nextends: ${parent}\n${stages}\n`);
  return file;
}

const joint = page(
  'joint',
  'mtl-cross-attn',
  `stages:
  au: null
  ex: null
  va: null
  all:
    train: [au, emotion, ex, va]
    losses: { au: { type: weighted-asymmetric }, ex: { type: weighted-cross-entropy }, va: { type: ccc } }`,
);
const tuned = page('tuned', 'ex-fc', 'stages: { ex: { train: [backbone, ex] } }');
const vectors = [
  'backbone={ type: features, file: test/fixtures/vectors.csv, width: 96 }',
  'training.batch=40',
];
const images = ['images={ train: { resize: 32, crop: 32 }, evaluate: { resize: 32 } }', 'training.batch=3'];

describe('the count of a step matches wasm: operations within 5 %, memory within 25 %', () => {
  it.each([
    ['mtl-cross-attn', 'mtl-cross-attn', vectors],
    ['au-anfl, without SAM', 'au-anfl', vectors],
    ['ex-cross-attn with Adam', 'ex-cross-attn', [...vectors, 'stages.ex.optimizer={ type: adam }']],
    ['the attention over vectors', 'mtl-cross-attn-vector', vectors],
    ['dense layers', 'baseline-vgg-face', [...vectors, 'heads.shared.hidden=[64]', 'heads.shared.units=64']],
    ['all heads jointly', joint, vectors],
    ['the backbone too, at 32 pixels', tuned, [...images, 'training.gradient={ type: plain }']],
  ])('%s', async (_what, name, set) => {
    const plan = planOf(name, set);
    const counts = await count(name, set);
    for (const [i, stage] of plan.stages.entries()) {
      const real = await realStep(plan, stage, registry, engine);
      const { step } = counts[i]!;
      expect(Math.abs(total(step) / real.flops - 1)).toBeLessThan(0.05);
      expect(Math.abs(step.peak / real.peak - 1)).toBeLessThan(0.25);
    }
  });
});

describe('operations match those that PyTorch 2.13 counts (torch.utils.flop_counter)', () => {
  // test/parity/models.py: Anfl(width, 12, 4), forward and backward of the sum of its outputs
  it.each([
    ['128 features, batch 48', 128, 48, 156_635_136],
    ['the paper’s 1288 features, batch 256', 1288, 256, 81_827_069_952],
  ])('the AU graph: %s', async (_what, width, batch, pass) => {
    const set = [
      `backbone={ type: features, file: test/fixtures/vectors.csv, width: ${width} }`,
      `training.batch=${batch}`,
      'training.gradient={ type: plain }',
    ];
    const [stage] = await count('au-sanfl', set);
    expect(Math.abs(total(stage!.step) / pass - 1)).toBeLessThan(0.05);
  });

  // timm 1.0.31, tf_efficientnet_b0 with 8 classes and Linear(1288, 8) on its joined outputs: 4 images of 32 pixels
  it('EfficientNet-B0 and a linear layer, forward', async () => {
    const [stage] = await count(tuned, images);
    expect(Math.abs(total(stage!.answers) / ((stage!.answers.rows / 4) * 67_860_736) - 1)).toBeLessThan(0.05);
  });
});

describe('the counting engine', () => {
  it('counts a step of SAM as two of a plain one, but x W of the 12 blocks once', async () => {
    const [sam] = await count('au-sanfl', vectors);
    const [plain] = await count('au-sanfl', [...vectors, 'training.gradient={ type: plain }']);
    // For 40 rows x of 96: without x W and x^T d in the one pass or the other, but with x x^T and (x x^T) d.
    const less = 12 * (2 * (2 * 40 * 96 * 96) - 2 * (2 * 40 * 40 * 96));
    expect(total(sam!.step) / (2 * total(plain!.step) - less)).toBeCloseTo(1, 2);
  });

  it('restores the engine, and leaks no tensor', async () => {
    const before = engine.tf.memory().numTensors;
    await count('mtl-cross-attn', vectors);
    expect(engine.tf.getBackend()).toBe('wasm');
    expect(engine.tf.memory().numTensors).toBe(before);
  });
});
