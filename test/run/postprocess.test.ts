import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { probabilities } from '../../src/decision.js';
import { ZooError } from '../../src/errors/problem.js';
import type { PlanNode } from '../../src/plan/plan.js';
import type { PredictionRecord, RunRecord } from '../../src/report/record.js';
import { evaluate } from '../../src/run/evaluate.js';
import { openPage } from '../../src/run/page/open.js';
import { openPredictor } from '../../src/run/predict.js';
import { runPage } from '../../src/run/run.js';
import { postprocessed } from '../../src/train/postprocess.js';
import { quietEvents, type Small, smallWorkplace } from './small.js';

let small: Small;
let record: RunRecord;
let run: string;
let predictions: readonly PredictionRecord[];

const page = ({ folder }: Small, steps: string): string => `
name: steps
data: { type: s-aff-wild2, root: ${folder}/data }
backbone: { type: features, file: ${folder}/vectors.jsonl, values: vector, width: 16 }
heads:
  ex: { type: fc, input: backbone, units: 8, labels: expression }
  au: { type: fc, input: backbone, units: 12, activation: sigmoid, labels: action-units }
  va: { type: fc, input: backbone, units: 2, labels: valence-arousal }
training: { optimizer: { type: adam, rate: 0.01 }, batch: 32, epochs: 2 }
stages:
  all:
    train: [ex, au, va]
    losses:
      ex: { type: weighted-cross-entropy }
      au: { type: binary-cross-entropy }
      va: { type: mse }
postprocess:
${steps}
metrics:
  P_EX: { type: f1-macro, node: ex }
  SMOOTH: { type: f1-macro, node: ex-smooth }
  P_AU: { type: f1-macro, node: au }
  CUT: { type: f1-macro, node: au-cut }
  FIXED: { type: f1-macro, node: au-fixed }
  P_VA: { type: ccc, node: va-clip }
  TUNED: { type: f1-macro, node: ex-tuned }
  TRAINED: { type: f1-macro, node: au-trained }
  SUM: { type: sum, of: [SMOOTH, CUT] }
`;

const STEPS = `
  va-clip: { clip: { node: va-smooth, range: [-0.5, 0.5] } }
  ex-smooth: { smooth: { node: ex, span: 5 } }
  va-smooth: { smooth: { node: va, by: median, span: 3 } }
  au-cut: { threshold: { node: au, tune: validation } }
  au-fixed: { threshold: { node: au, values: 0.2 } }
  ex-blend: { blend: { nodes: [ex, ex-smooth], weights: [1, 3] } }
  ex-tuned: { smooth: { node: ex, span: [1, 5, 31], tune: validation } }
  au-smooth: { smooth: { node: au, span: [3, 1], tune: train, select: TRAINED } }
  au-trained: { threshold: { node: au-smooth, tune: train } }
`;

const opened = (text: string) => {
  const file = join(small.folder, 'steps.yaml');
  writeFileSync(file, text);
  return openPage({ page: file }, small.context);
};

beforeAll(async () => {
  small = smallWorkplace();
  run = join(small.folder, 'run');
  const request = { open: opened(page(small, STEPS)), engine: 'cpu', folder: run, resume: false } as const;
  record = await runPage(request, small.context, quietEvents());
  predictions = readFileSync(join(run, 'predictions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}, 120_000);
afterAll(() => rmSync(small.folder, { recursive: true }));

describe('steps after the model, in a run', () => {
  test('their predictions follow the formula from those of their nodes', () => {
    const ex = predictions.map(({ outputs }) =>
      probabilities(outputs.ex!, { kind: 'classes', scale: 'logits', width: 8 }),
    );
    const at = 60; // frames 59 to 63 of the one validation video
    for (let k = 0; k < 8; k++) {
      const mean = [-2, -1, 0, 1, 2].reduce((sum, d) => sum + ex[at + d]![k]!, 0) / 5;
      expect(predictions[at]!.outputs['ex-smooth']![k]).toBeCloseTo(mean, 6);
      expect(predictions[at]!.outputs['ex-blend']![k]).toBeCloseTo((ex[at]![k]! + 3 * mean) / 4, 6);
    }
    const va = [-1, 0, 1].map((d) => predictions[at + d]!.outputs.va![0]!).sort((a, b) => a - b);
    expect(predictions[at]!.outputs['va-smooth']![0]).toBeCloseTo(va[1]!, 6);
    for (const { outputs } of predictions)
      expect(Math.max(...outputs['va-clip']!.map(Math.abs))).toBeLessThanOrEqual(0.5);
  });

  test('metrics name them, tuned and fixed thresholds count, and no epoch is scored by them', () => {
    expect(record.scores.SMOOTH!.value).not.toBe(record.scores.P_EX!.value);
    expect(record.scores.CUT!.value).toBeGreaterThan(record.scores.P_AU!.value!);
    expect(record.scores.FIXED!.value).not.toBe(record.scores.P_AU!.value);
    expect(record.scores.SUM!.value).toBeCloseTo(record.scores.SMOOTH!.value! + record.scores.CUT!.value!, 9);
    expect(record.thresholds).toMatchObject({ 'au-cut': { rows: 'validation' } });
    expect(record.notes.join(' ')).toContain('The thresholds of au-cut are tuned');
    expect(Object.keys(record.stages[0]!.epochs[0]!.scores)).toEqual(['P_EX', 'P_AU']);
    expect(record.answers).toMatchObject({ 'ex-smooth': 'expression', 'va-clip': 'valence-arousal' });
    expect(readFileSync(join(run, 'report.html'), 'utf8')).toContain('ex-smooth');
  });

  test('a tuned span has the best score, which the same fixed span has too', () => {
    const { 'ex-tuned': tuned, 'au-smooth': trained } = record.spans!;
    const { P_EX, SMOOTH, TUNED } = record.scores;
    expect(tuned).toMatchObject({ rows: 'validation', metric: 'TUNED' });
    const values = tuned!.scores.map(({ value }) => value!);
    expect(tuned!.scores.map(({ span }) => span)).toEqual([1, 5, 31]);
    expect(values[0]).toBeCloseTo(P_EX!.value!, 9);
    expect(values[1]).toBeCloseTo(SMOOTH!.value!, 9);
    expect(TUNED!.value).toBe(Math.max(...values));
    expect(tuned!.span).toBe([1, 5, 31][values.indexOf(Math.max(...values))]);
    // The labels of neighboring frames are independent, so the training rows are against smoothing.
    expect(trained).toMatchObject({ rows: 'train', span: 1, scores: [{ span: 3 }, { span: 1 }] });
    expect(record.notes.join(' ')).toMatch(
      /The span of ex-tuned, \d+ frames, is tuned for the best TUNED on the val/,
    );
    expect(record.notes.join(' ')).toContain('is tuned for the best TRAINED on the training rows: 3 gave 0.');
  });

  test('thresholds that are tuned on training rows are the best there', async () => {
    const found = await evaluate({ run }, 'train', 'cpu', small.context, quietEvents());
    const { rows, values } = record.thresholds!['au-trained']!;
    expect(rows).toBe('train');
    const f1 = (label: number, threshold: number): number => {
      const counts = { hits: 0, said: 0, are: 0 };
      for (const { truth, outputs } of found.predictions) {
        if (!truth['action-units']) continue;
        const [on, is] = [outputs['au-trained']![label]! >= threshold, truth['action-units'][label] === 1];
        counts.hits += Number(on && is);
        counts.said += Number(on);
        counts.are += Number(is);
      }
      return (2 * counts.hits) / (counts.said + counts.are);
    };
    for (const label of [0, 5, 11])
      for (let threshold = 0.02; threshold < 1; threshold += 0.02)
        expect(f1(label, threshold)).toBeLessThanOrEqual(f1(label, values[label]!));
  });

  test('evaluate scores the same, from the weights', async () => {
    const found = await evaluate({ run }, 'validation', 'cpu', small.context, quietEvents());
    for (const [name, { value }] of Object.entries(record.scores))
      expect(found.scores[name]!.value, name).toBeCloseTo(value!, 6);
  });

  test('predict gives them for the frames of a video, in any order and in parts', async () => {
    const predictor = await openPredictor({ run }, 'cpu', small.context, quietEvents(), {
      vectors: join(small.folder, 'vectors.jsonl'),
    });
    const rows = predictor.rows!.filter(({ key }) => key.startsWith('validation/'));
    const { predictions: found } = await predictor.predict([...rows].reverse(), quietEvents());
    predictor.close();
    const byKey = new Map(found.map((one) => [one.key, one.outputs['ex-smooth']!]));
    for (const { key, outputs } of predictions)
      outputs['ex-smooth']!.forEach((value, k) => {
        expect(byKey.get(key)![k], key).toBeCloseTo(value, 5);
      });
  });
});

describe('steps over frames', () => {
  const labels = { mood: { name: 'mood', kind: 'continuous', names: ['mood'] } } as const;
  const answer = { labels: 'mood', scale: 'values', offset: 0, width: 1 } as const;
  const va: PlanNode = {
    name: 'va',
    shelf: 'heads',
    options: { type: 'fc' },
    inputs: {},
    signals: {},
    output: { shape: [1], scale: 'values' },
    outputs: {},
    variables: [],
    answer,
  };
  const smoothing = (gaps: 'interpolate' | 'skip') => {
    const work = { type: 'smooth', by: 'mean', span: 3, gaps } as const;
    return {
      nodes: [va],
      labels,
      postprocess: [{ name: 'out', of: ['va'], work, answer }],
    };
  };
  const out = (gaps: 'interpolate' | 'skip', values: number[], frames: object[], missing: number[] = []) => [
    ...postprocessed(smoothing(gaps), { va: Float32Array.from(values) }, frames, missing).out!,
  ];
  const frame = (sequence: string, position: number) => ({ sequence, position });

  test('use the number of a frame, not the row, and never cross into another sequence', () => {
    const frames = [frame('a', 9), frame('b', 1), frame('a', 8), frame('a', 1), {}];
    expect(out('skip', [3, 100, 1, 50, 7], frames)).toEqual([2, 100, 2, 50, 7]);
  });

  test('interpolate gaps, including a row that could not be read', () => {
    const frames = [frame('a', 1), frame('a', 2), frame('a', 5)];
    // 0, 3, 5, 7, 9 by frame; the window of frame 2 is 0, 3, 5.
    expect(out('interpolate', [0, 3, 9], frames)).toEqual([1.5, Math.fround(8 / 3), 8]);
    expect(out('interpolate', [0, 1000, 4], [frame('a', 1), frame('a', 2), frame('a', 3)], [1])).toEqual([
      1, 2, 3,
    ]);
  });

  test('refuse time stamps for frames', () => {
    const frames = [frame('a', 0), frame('a', 86_400_000)];
    expect(() => out('skip', [1, 2], frames)).toThrow(ZooError);
  });
});
