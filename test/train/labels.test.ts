import { describe, expect, test } from 'vitest';
import { defineMetric, type LabelSpace, type Row, type Scored } from '../../src/part.js';
import { createRegistry } from '../../src/registry.js';
import { labelMatrices, labelStatistics, wholeRows } from '../../src/train/labels.js';
import { stageLoss } from '../../src/train/losses.js';
import { score } from '../../src/train/scores.js';
import type { LabeledTarget } from '../../src/train/step.js';
import { targetsOf } from '../../src/train/targets.js';

const units: LabelSpace = { name: 'units', kind: 'multi-label', names: ['AU1', 'AU2'] };
const row = (...label: number[]): Row => ({
  key: 'k',
  image: null,
  split: 'train',
  labels: label.length > 0 ? { units: Float32Array.from(label) } : {},
});
const none = Number.NaN;
const some = labelMatrices([row(1, 0), row(none, 1), row(), row(0, 1)], [units])[units.name]!;
const all = labelMatrices([row(1, 0), row(0, 1)], [units])[units.name]!;

test('counts over the rows that have each unit', () => {
  expect(labelStatistics(some, 'multi-label')).toEqual({
    kind: 'multi-label',
    rows: 3,
    counts: [1, 2],
    present: [2, 3],
  });
  expect(labelStatistics(wholeRows(some), 'multi-label')).toEqual({
    kind: 'multi-label',
    rows: 2,
    counts: [1, 1],
  });
  expect([...wholeRows(some).has]).toEqual([1, 0, 0, 1]);
  expect(wholeRows(all)).toBe(all);
});

/** The targets that a loss gets of these rows. */
function targetsFor(partial: boolean, labels: typeof some, rows: readonly number[]) {
  const stage = {
    name: 'only',
    losses: [
      { name: 'au', node: 'au', kind: 'multi-label', labels: 'units', weight: 1, options: { type: 'any' } },
    ],
  };
  const plan = {
    nodes: [{ name: 'au', answer: { labels: 'units', offset: 0, width: 2 } }],
    labels: { units },
  };
  const registry = { bind: () => ({ partial, build: () => () => null }) };
  const run = { plan, stage, registry, tf: null, train: { labels: { units: labels } } };
  const { labels: taken } = stageLoss(run as never, 0).against as LabeledTarget;
  const { target, mask } = targetsOf(taken, Int32Array.from(rows));
  return { target: [...target], mask: mask && [...mask] };
}

describe('what a loss gets', () => {
  test.each([
    ['rows with all units: no mask', true, some, [0, 3], { target: [1, 0, 0, 1], mask: null }],
    ['a row without any: a mask a row', true, some, [0, 2], { target: [1, 0, 0, 0], mask: [1, 0] }],
    ['a row with some: a mask a unit', true, some, [1, 2], { target: [0, 1, 0, 0], mask: [0, 1, 0, 0] }],
    ['a loss that takes whole rows only', false, some, [0, 1], { target: [1, 0, 0, 0], mask: [1, 0] }],
  ])('%s', (_, partial, labels, rows, expected) => {
    expect(targetsFor(partial, labels, rows)).toEqual(expected);
  });
});

test.each([
  [true, [1, 0, none, 1, 0, 1]],
  [false, [1, 0, 0, 1]],
])('a metric with partial: %s gets targets %j', (partial, targets) => {
  const seen: Scored[] = [];
  const part = defineMetric({
    name: 'any',
    schema: {},
    kinds: ['multi-label'],
    partial,
    bind: () => ({ score: (scored) => ({ value: seen.push(scored) }) }),
  });
  score(
    ['f1'],
    { au: new Float32Array(8) },
    {
      metrics: [{ name: 'f1', node: 'au', of: [], options: { type: 'any' } }],
      nodes: [{ name: 'au', answer: { labels: 'units', scale: 'logits', offset: 0, width: 2 } }],
      registry: createRegistry([part]),
      labels: { units: some },
    },
  );
  expect([...seen[0]!.target]).toEqual(targets);
  expect(seen[0]!.rows).toBe(targets.length / 2);
});
