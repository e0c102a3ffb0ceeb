import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanCost } from '../../src/cost/cost.js';
import { warningsOf } from '../../src/cost/warnings.js';
import type { ZooError } from '../../src/errors/problem.js';
import { costOf } from '../../src/run/page/cost.js';
import { openPage } from '../../src/run/page/open.js';
import { context, folder } from './context.js';

/** A row of the official layout; `null` is a missing label. */
const row = (
  video: string,
  i: number,
  [affect, expression, units]: readonly [boolean, number | null, boolean],
): string => {
  const marks = Array.from({ length: 12 }, (_, unit) => (units ? Number(unit < 11) : -1));
  return [`${video}/${i}.jpg`, ...(affect ? [0.1, 0.2] : [-5, -5]), expression ?? -1, ...marks].join(',');
};

/** A page with these lines and a data set of these training rows and 10 validation rows. */
function pageOf(
  name: string,
  train: readonly Parameters<typeof row>[2][],
  lines = '',
  validation: Parameters<typeof row>[2] = [true, 1, true],
): string {
  const root = join(folder, name);
  mkdirSync(root, { recursive: true });
  const write = (split: string, rows: readonly string[]) =>
    writeFileSync(
      join(root, `${split}_set_annotations.txt`),
      ['image,valence,arousal,expression,aus', ...rows].join('\n'),
    );
  write(
    'training',
    train.map((labels, i) => row('train', i, labels)),
  );
  write(
    'validation',
    Array.from({ length: 10 }, (_, i) => row('validation', i, validation)),
  );
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, `name: ${name}\nextends: mtl-cross-attn\ndata: { root: "${root}" }\n${lines}\n`);
  return file;
}

const planned = async (page: string, set: readonly string[] = []) => {
  const open = openPage({ page, set: ['training.batch=8', ...set], keepUnset: true }, context);
  return { open, ...(await costOf(open, 'wasm', context)) };
};

/** 40 rows: half without action units, a quarter without an expression, which is one of the 8 in turn. */
const rows = Array.from({ length: 40 }, (_, i) => [true, i % 4 === 0 ? null : i % 8, i % 2 === 0] as const);

describe('with annotation files', () => {
  it('counts rows, steps and banks from them', async () => {
    const { cost } = await planned(pageOf('known', rows));
    expect(cost.rows).toMatchObject({ known: true, train: 40, validation: 10 });
    const [au, ex, va] = cost.stages;
    // 20, 30 and 40 rows in batches of 8, 100 epochs
    expect([au, ex, va].map((stage) => [stage!.rows, stage!.stepsPerEpoch, stage!.steps])).toEqual([
      [20, 3, 300],
      [30, 4, 400],
      [40, 5, 500],
    ]);
    // 4 views of 40 rows and 10 more; 1288 float32 of the backbone, 12 of the AU head; va reads what is already banked
    expect(au!.banks).toMatchObject([{ node: 'backbone', outputs: 170, bytes: 170 * 1288 * 4 }]);
    expect(ex!.banks).toMatchObject([{ node: 'au', outputs: 170, bytes: 170 * 12 * 4 }]);
    expect(va!.banks).toEqual([]);
  });

  it('a last batch of one row is skipped, as in training', async () => {
    const { cost } = await planned(pageOf('odd', rows.slice(0, 17)));
    expect(cost.stages[2]).toMatchObject({ rows: 17, stepsPerEpoch: 2 });
  });

  it('the backbone is banked again once it has been trained', async () => {
    const page = pageOf('again', rows, 'stages: { ex: { train: [backbone, emotion, ex] } }');
    const { cost } = await planned(page, [
      'images.train.resize=32',
      'images.train.crop=32',
      'images.evaluate.resize=32',
    ]);
    expect(cost.stages.map(({ banks }) => banks.map(({ node }) => node))).toEqual([
      ['backbone'],
      [],
      ['backbone'],
    ]);
  });

  it('says which labels no row has, and where', async () => {
    const page = pageOf(
      'none',
      rows.map(([affect]) => [affect, null, true] as const),
    );
    const problem = planned(page).catch((error: ZooError) => error.problems);
    expect(await problem).toMatchObject([
      {
        code: 'no-labeled-rows',
        path: 'stages.ex.losses.ex',
        place: { file: expect.stringMatching('mtl-cross-attn.yaml') },
      },
    ]);
  });

  it.each([
    ['P_AU', ['stages.au.select', 'action-units', 'P_AU'], [true, 1, false]],
    ['P_EX', ['stages.ex.select', 'expression', 'P_EX'], [true, null, true]],
    ['P_VA', ['stages.va.select', 'valence-arousal', 'P_VA'], [false, 1, true]],
  ] as const)('refuses to select by %s if no validation row has its labels', async (_, found, labels) => {
    const page = pageOf(`unscored-${found[2]}`, rows, '', labels);
    const refused: unknown = await planned(page).catch((error: unknown) => error);
    const { problems } = refused as ZooError;
    expect(problems).toMatchObject([
      {
        code: 'no-validation-rows',
        path: found[0],
        place: { file: expect.stringMatching('mtl-cross-attn.yaml') },
      },
    ]);
    expect(problems[0]!.message).toContain(`has "${found[1]}" labels, so "${found[2]}" cannot`);
  });

  it('refuses to select by a sum of which one score has no rows', async () => {
    const joint =
      'stages={ all: { train: [au, ex, va], losses: { au: { type: weighted-asymmetric }, ex: { type: weighted-cross-entropy }, va: { type: ccc } }, select: P_MTL } }';
    const page = pageOf('unscored-sum', rows, '', [true, null, true]);
    const set = ['~stages.au', '~stages.ex', '~stages.va', joint];
    await expect(planned(page, set)).rejects.toThrow(
      'no validation row of the data set has "expression" labels, so "P_MTL" cannot select an epoch',
    );
  });

  it('warns of more memory than the engine has', async () => {
    const { open, cost } = await planned(pageOf('large', rows));
    const codes = (memory: number | undefined, peakMemory: number) => {
      const stages = cost.stages.map((stage) => ({ ...stage, peakMemory }));
      const larger: PlanCost = { ...cost, stages, engine: { ...cost.engine, memory } };
      return warningsOf(open.plan, larger, context.registry, open.spec.place).map(({ code }) => code);
    };
    expect(cost.engine.memory).toBe(2 ** 32); // of WebAssembly
    expect(codes(2 ** 32, 2 ** 32 + 1)).toContain('too-much-for-engine');
    expect(codes(2 ** 32, 2 ** 32)).not.toContain('too-much-for-engine');
    expect(codes(undefined, 2 ** 40)).not.toContain('too-much-for-engine');
  });

  /** A quarter without valence and arousal: a batch of 2 has 1.5 rows with them. */
  const gaps = rows.map(([, , units], i) => [i % 4 !== 1, i % 8, units] as const);
  const apart = 'stages.va={ train: [va], rows: [expression, valence-arousal], batch: 2 }';

  it.each([
    ['names that no row has', rows, [], 'names-without-rows', 'stages.au.losses.au', '"AU26"'],
    [
      'a head that stays at random',
      rows,
      ['stages.ex.train=[ex]'],
      'never-trained',
      'heads.emotion',
      'random initial weights',
    ],
    [
      'thresholds tuned on the rows that are scored',
      rows,
      [
        'postprocess.cut={ threshold: { node: au, tune: validation } }',
        'metrics.CUT={ type: f1-macro, node: cut }',
      ],
      'tuned-where-scored',
      'postprocess.cut.threshold.tune',
      'which CUT scores too',
    ],
    [
      'a span tuned on them',
      rows,
      [
        'postprocess.even={ smooth: { node: ex, span: [3, 9], tune: validation } }',
        'metrics.EVEN={ type: f1-macro, node: even }',
      ],
      'tuned-where-scored',
      'postprocess.even.smooth.tune',
      'which EVEN scores too',
    ],
    [
      'too few rows per batch for CCC',
      gaps,
      [apart],
      'few-labeled-rows',
      'stages.va.losses.va',
      'about 1.5 rows',
    ],
    [
      'nesterov without momentum',
      rows,
      ['stages.au.optimizer={ type: sgd, nesterov: true, momentum: 0 }'],
      'ineffective-option',
      'stages.au.optimizer',
      'optimizer "sgd" has options without effect: nesterov needs a velocity',
    ],
    [
      'a warm-up as long as the stage',
      rows,
      ['stages.au.schedule={ type: cosine, warmup: 2 }', 'stages.au.epochs=2', 'stages.au.batch=4'],
      'ineffective-option',
      'stages.au.schedule',
      'the rate warms up for 10 of 10 steps', // 2 epochs of 5: 20 rows have units
    ],
  ])('warns of %s', async (_what, train, set, code, path, words) => {
    const { warnings } = await planned(pageOf('warned', train), set);
    const found = warnings.find((warning) => warning.code === code);
    expect(found?.path).toBe(path);
    expect(found?.message).toContain(words);
    expect(found?.place?.line).toBeGreaterThan(0);
  });
});

it.each([
  ['momentum', 'stages.au.optimizer={ type: sgd, nesterov: true, momentum: 0.9 }'],
  ['a shorter warm-up', 'stages.au.schedule={ type: cosine, warmup: 1 }'],
  ['no warm-up', 'stages.au.schedule={ type: cosine }'],
])('%s has an effect', async (_, set) => {
  const { warnings } = await planned('mtl-cross-attn', [set, 'stages.au.epochs=2']);
  expect(warnings.filter(({ code }) => code === 'ineffective-option')).toEqual([]);
});

describe('without annotation files', () => {
  it('counts the faces that will be drawn if the page gives their number', async () => {
    const { cost } = await planned('mtl-cross-attn', ['data.synthetic.train=120']);
    expect(cost.rows).toMatchObject({ known: false, train: 120, validation: 800 });
    expect(cost.stages[0]).toMatchObject({ rows: 120, stepsPerEpoch: 15 });
  });

  it('is for 1,000 rows, and warns of no label', async () => {
    const { cost, warnings } = await planned('mtl-cross-attn', ['data.root=nowhere']);
    expect(cost.rows).toMatchObject({ known: false, train: 1000, validation: 0 });
    expect(warnings).toEqual([]);
  });
});
