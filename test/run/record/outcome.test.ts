import { expect, test } from 'vitest';
import type { Plan, PlanNode } from '../../../src/plan/plan.js';
import type { StageRecord } from '../../../src/report/record.js';
import { outcomeWarnings } from '../../../src/run/record/outcome.js';

const node = (name: string, labels: string, width: number): PlanNode => ({
  name,
  shelf: 'heads',
  options: { type: 'fc' },
  inputs: {},
  signals: {},
  output: { shape: [width], scale: 'logits' },
  outputs: {},
  answer: { labels, scale: 'logits', offset: 0, width },
  variables: [],
});

const plan: Plan = {
  name: 'x',
  data: { type: 'manifest' },
  images: { train: { resize: 8 }, evaluate: { resize: 8 } },
  labels: {
    mood: { name: 'mood', kind: 'classes', names: ['a', 'b'] },
    age: { name: 'age', kind: 'continuous', names: ['age'], range: [0, 100], unit: 'years' },
  },
  nodes: [node('mood', 'mood', 2), node('age', 'age', 1)],
  stages: [],
  metrics: [
    { name: 'F1', node: 'mood', of: [], options: { type: 'f1-macro' } },
    { name: 'MAE', node: 'age', of: [], options: { type: 'mae' } },
  ],
  trackers: [],
};

const stage = (...losses: readonly number[]): StageRecord => ({
  name: 'all',
  rows: 3,
  steps: losses.length,
  best: { epoch: 1, value: null },
  seconds: 1,
  epochs: losses.map((loss, i) => ({ epoch: i + 1, loss, rate: 0.1, seconds: 1, scores: {} })),
});

const split = (f1: number, mae: number) => ({
  scores: { F1: { value: f1 }, MAE: { value: mae } },
  constant: { F1: { value: 0.33 }, MAE: { value: 10 } },
  errors: { MAE: 'years' },
});

const varied = { mood: Float32Array.of(1, 0, 0, 1, 3, 1), age: Float32Array.of(10, 40, 90) };

test('a run that has learned gets no warning', () => {
  expect(outcomeWarnings(plan, [stage(1, 0.5)], split(0.9, 3), varied)).toEqual([]);
});

test('a loss that did not fall is reported, but not after one epoch', () => {
  expect(outcomeWarnings(plan, [stage(0.5, 0.7)], split(0.9, 3), varied)).toEqual([
    expect.stringMatching(
      /^the loss of stage "all" did not fall: 0\.500 in the first epoch, 0\.700 in the last\. /,
    ),
  ]);
  expect(outcomeWarnings(plan, [stage(0.5)], split(0.9, 3), varied)).toEqual([]);
});

test('reports scores no better than a constant: for errors, those not lower', () => {
  expect(outcomeWarnings(plan, [stage(1, 0.5)], split(0.33, 11), varied)).toEqual([
    expect.stringMatching(/^F1 is 33\.0 %, no better than the same prediction for every row \(33\.0 %\)/),
    expect.stringMatching(/^MAE is 11 years, no better than the same prediction for every row \(10 years\)/),
  ]);
});

test('the same prediction for every row is reported once', () => {
  const same = { mood: Float32Array.of(2, 1, 9, 1, 3, 2), age: Float32Array.of(50, 50.2, 49.9) };
  expect(outcomeWarnings(plan, [stage(1, 0.5)], split(0.33, 10), same)).toEqual([
    expect.stringMatching(/^head "mood" predicts nearly the same "mood" for all validation rows\. /),
    expect.stringMatching(/^head "age" predicts nearly the same "age" for all validation rows\. /),
  ]);
});
