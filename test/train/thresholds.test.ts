import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { typed } from '../../src/api/prediction.js';
import { cutsOf } from '../../src/decision.js';
import type { ZooError } from '../../src/errors/problem.js';
import { f1 } from '../../src/layers/confusion.js';
import type { Scale } from '../../src/part.js';
import type { Plan } from '../../src/plan/plan.js';
import type { Answering } from '../../src/plan/postprocess.js';
import type { RunRecord } from '../../src/report/record.js';
import { evaluate } from '../../src/run/evaluate.js';
import { runPage } from '../../src/run/run.js';
import type { LabelMatrix } from '../../src/train/labels.js';
import { tuneThresholds, withThresholds } from '../../src/train/thresholds.js';
import { type GoldenTensor, golden } from '../parity/golden.js';
import { quietEvents, type Small, smallWorkplace } from '../run/small.js';

interface ThresholdCase {
  readonly name: string;
  readonly scale: Scale;
  readonly outputs: GoldenTensor;
  readonly labels: GoldenTensor;
  readonly best: readonly number[];
}

const nodeOf = (width: number, scale: Scale): Answering => ({
  name: 'au',
  tunes: 'validation',
  answer: { labels: 'units', offset: 0, width, scale },
});
const units = (rows: number, width: number, data: readonly number[]): LabelMatrix => ({
  kind: 'multi-label',
  width,
  data: Float32Array.from(data),
  has: new Uint8Array(rows).fill(1),
});

test.each(golden<ThresholdCase>('thresholds'))('scikit-learn: the best F1 there is, $name', (one) => {
  const [rows, width] = one.outputs.shape as [number, number];
  const output = Float32Array.from(one.outputs.data);
  const labels = units(rows, width, one.labels.data);
  const { au } = tuneThresholds([nodeOf(width, one.scale)], { au: output }, { units: labels });
  const scored = {
    kind: 'multi-label' as const,
    scale: one.scale,
    output,
    prediction: output,
    target: labels.data,
    rows,
    width,
    thresholds: au!,
  };
  for (const [i, found] of f1(scored, 'tuned').entries()) expect(found).toBeCloseTo(one.best[i]!, 12);
  expect(au!.every((threshold) => threshold > 0 && threshold < 1)).toBe(true);
});

it('a label that is never on keeps 0.5, rows without the label do not count, and among equals the nearest to 0.5 is chosen', () => {
  const nan = Number.NaN;
  const labels = units(4, 2, [0, 1, 0, 1, 0, 0, 0, nan]);
  const outputs = Float32Array.from([0.9, 0.9, 0.8, 0.7, 0.1, 0.1, 0.2, 0.8]);
  const { au } = tuneThresholds([nodeOf(2, 'probabilities')], { au: outputs }, { units: labels });
  expect(au![0]).toBe(0.5);
  expect(au![1]).toBeCloseTo(0.4, 6); // between 0.7 and 0.1
});

it('predictions are decided by the tuned thresholds', () => {
  const node = {
    name: 'au',
    shelf: 'heads',
    answer: { labels: 'units', offset: 0, width: 2, scale: 'logits' },
  };
  const plan = {
    nodes: [node],
    labels: { units: { name: 'units', kind: 'multi-label', names: ['a', 'b'] } },
  } as unknown as Plan;
  const outputs = { au: [-0.5, 0.5] };
  expect(typed(plan, outputs).au).toMatchObject({ on: { a: false, b: true } });
  expect(typed(withThresholds(plan, { au: [0.3, 0.7] }), outputs).au).toMatchObject({
    on: { a: true, b: false },
  });
  expect(cutsOf({ scale: 'probabilities', width: 2 })).toEqual(Float32Array.from([0.5, 0.5]));
});

describe('the thresholds of a head', () => {
  let small: Small;
  let record: RunRecord;
  const events = quietEvents();
  const set = [
    ...[
      '~stages.ex',
      '~stages.va',
      '~heads.ex',
      '~heads.emotion',
      '~heads.va',
      '~metrics.P_EX',
      '~metrics.P_VA',
      '~metrics.P_MTL',
    ],
    'heads.au.thresholds=validation',
    'metrics.P_AU_tuned={type: f1-macro, node: au, threshold: tuned}',
  ];
  beforeAll(async () => {
    small = smallWorkplace();
    const folder = join(small.folder, 'run');
    record = await runPage(
      { open: small.open(set), engine: 'cpu', folder, resume: false },
      small.context,
      events,
    );
  }, 60_000);
  afterAll(() => rmSync(small.folder, { recursive: true }));

  it('are in the record with the rows on which they were tuned, and score at least as well there as 0.5', () => {
    const { rows, values } = record.thresholds!.au!;
    expect([rows, values.length]).toEqual(['validation', 12]);
    expect(record.scores.P_AU_tuned!.value).toBeGreaterThanOrEqual(record.scores.P_AU!.value!);
    expect(record.scores.P_AU_tuned!.value).not.toBe(record.scores.P_AU!.value);
    expect(record.notes.join()).toContain(
      'The thresholds of au are tuned for the best F1 on the validation rows',
    );
    const lines = readFileSync(join(small.folder, 'run', 'metrics.jsonl'), 'utf8');
    expect(lines).not.toContain('P_AU_tuned'); // it has no value before training is over
  });

  it('are used by an evaluation of the run', async () => {
    const run = join(small.folder, 'run');
    const { scores } = await evaluate({ run }, 'validation', 'cpu', small.context, quietEvents());
    expect(scores.P_AU_tuned).toEqual(record.scores.P_AU_tuned);
    expect(scores.P_AU).toEqual(record.scores.P_AU);
  });

  it.each([
    ['a stage that selects by them', ['stages.au.select=P_AU_tuned'], 'select-tuned'],
    ['a metric of a node without them', ['heads.au.thresholds=null'], 'not-tuned'],
  ])('are refused for %s', (_what, more, code) => {
    let problems: ZooError['problems'] = [];
    try {
      small.open([...set, ...more]);
    } catch (error) {
      ({ problems } = error as ZooError);
    }
    expect(problems.map((one) => one.code)).toEqual([code]);
  });

  it('are refused for classes', () => {
    expect(() => small.open(['heads.ex.thresholds=validation'])).toThrow(
      'predicts classes, which have no thresholds',
    );
  });
});
