import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stageFacts } from '../../src/plan/print.js';
import { costOf } from '../../src/run/page/cost.js';
import { openPage } from '../../src/run/page/open.js';
import { context, folder } from '../cost/context.js';

/** The stages of a page, as text. */
async function stages(page: string, set: readonly string[] = []): Promise<string> {
  const open = openPage({ page, profile: 'paper', keepUnset: true, set }, context);
  const { cost } = await costOf(open, 'wasm', context);
  const facts = open.plan.stages.flatMap((stage, i) => stageFacts(open.plan, stage, cost, cost.stages[i]!));
  return facts.map(([what, text]) => `${what}: ${text}`).join('\n');
}

describe('the text of a stage', () => {
  it.each([
    [
      'vectors of the user are not a bank',
      'ex-fc',
      ['backbone={ type: features, file: test/fixtures/vectors.csv, width: 64 }'],
      'computes once: backbone: 4,000 vectors that you bring',
    ],
    [
      'a node that reads a trained one is computed at each step',
      'ex-cross-attn',
      ['stages.ex={ train: [au], losses: { ex: { type: weighted-cross-entropy } } }'],
      'computes too: ex',
    ],
    [
      'a loss with its own weight',
      'ex-fc',
      ['stages.ex.losses.ex.weight=0.5'],
      'ex: weighted-cross-entropy x 0.5\n',
    ],
    [
      'a maximum norm',
      'ex-fc',
      ['training.clip=1'],
      'rule: sgd on sam gradients of norm 1 at most, cosine rate',
    ],
    [
      'balanced rows',
      'ex-fc',
      ['stages.ex.sampling={ balanced: ex }'],
      'drawn: so that the classes of ex are equally frequent',
    ],
    ['mixtures', 'ex-fc', ['training.mixup=0.2'], 'mixes: pairs of rows, by Beta(0.2, 0.2)'],
    ['no selection', 'ex-fc', ['stages.ex.select=~'], 'keeps: the last epoch'],
    ['a single pass is not mentioned', 'ex-fc', ['training.gradient={ type: plain }'], 'a step: 11 MFLOP\n'],
  ])('%s', async (_what, page, set, words) => expect(await stages(page, set)).toContain(words));

  it('a stage with two tasks shows how they are balanced', async () => {
    const page = join(folder, 'two.yaml');
    writeFileSync(
      page,
      `name: two
extends: mtl-no-attention
heads: { au: { type: fc, input: backbone, units: 12, activation: sigmoid, labels: action-units } }
stages:
  au: null
  ex: null
  va: { train: [au, va, ex], losses: { au: { type: weighted-asymmetric }, ex: { type: weighted-cross-entropy } } }
`,
    );
    expect(await stages(page)).toContain(
      'ccc, au: weighted-asymmetric, ex: weighted-cross-entropy, by weighted-sum',
    );
  });
});
