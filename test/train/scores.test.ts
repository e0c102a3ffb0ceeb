import { expect, it, test } from 'vitest';
import { labelSpaces } from '../../src/labels.js';
import { defineMetric, type LabelSpace, type Row } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { type LabelMatrix, labelMatrices } from '../../src/train/labels.js';
import { constantAnswers, type Scoring, score } from '../../src/train/scores.js';

// Two rows with valence and arousal, none with an expression.
const rows = [-0.5, 0.5].map((value, i): Row => {
  return {
    key: `${i}`,
    image: null,
    split: 'validation',
    labels: { 'valence-arousal': Float32Array.of(value, value) },
  };
});
const spaces = Object.values(labelSpaces);
const scoring: Scoring = {
  metrics: [
    { name: 'P_EX', node: 'ex', of: [], options: { type: 'f1-macro', threshold: 0.5 } },
    { name: 'P_VA', node: 'va', of: [], options: { type: 'ccc' } },
    { name: 'P_MTL', of: ['P_EX', 'P_VA'], options: { type: 'sum' } },
  ],
  nodes: [
    { name: 'ex', answer: { labels: 'expression', scale: 'logits', offset: 0, width: 8 } },
    { name: 'va', answer: { labels: 'valence-arousal', scale: 'values', offset: 0, width: 2 } },
  ],
  registry: createRegistry(builtinParts),
  labels: labelMatrices(rows, spaces),
};

it('is undefined, not zero, if no row has the label; so is a sum with it', () => {
  const answers = { ex: new Float32Array(16), va: Float32Array.of(-0.5, -0.5, 0.5, 0.5) };
  const { P_EX, P_VA, P_MTL } = score(['P_EX', 'P_VA', 'P_MTL'], answers, scoring);
  expect([P_EX, P_MTL]).toEqual([{ value: null }, { value: null }]);
  expect(P_VA!.value).toBeCloseTo(1, 6); // predictions that equal the labels
});

it('computes a metric once, though combinations of it are requested too', () => {
  let times = 0;
  const counted = defineMetric({
    name: 'counted',
    schema: {},
    kinds: ['continuous'],
    bind: () => ({ score: () => ({ value: ++times }) }),
  });
  const metrics = [
    { name: 'P_VA', node: 'va', of: [], options: { type: 'counted' } },
    { name: 'same', of: ['P_VA'], options: { type: 'sum' } },
  ];
  const names = ['P_VA', 'same', 'P_VA'];
  const registry = createRegistry([...builtinParts, counted]);
  const scores = score(names, { va: new Float32Array(4) }, { ...scoring, metrics, registry });
  expect(scores).toEqual({ P_VA: { value: 1 }, same: { value: 1 } });
});

const of = (kind: LabelSpace['kind'], width: number, ...rows: (number[] | null)[]): LabelMatrix => ({
  kind,
  width,
  data: Float32Array.from(rows.flatMap((row) => row ?? new Array(width).fill(0))),
  has: Uint8Array.from(rows, (row) => Number(row !== null)),
});
const [a, b, c] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
] as const;
test.each([
  ['all units positive', of('multi-label', 2, [0, 0], [0, 1], null), [1, 1, 1, 1, 1, 1]],
  ['the most frequent class', of('classes', 3, [...a], [...b], null, [...b]), [...b, ...b, ...b, ...b]],
  ['the most frequent class, which is the last', of('classes', 3, [...c], null), [...c, ...c]],
  ['the mean', of('continuous', 2, [0.5, -0.5], [1, 1]), [0.75, 0.25, 0.75, 0.25]],
])('the best predictions that ignore the image: %s', (_, labels, expected) => {
  const { kind, width, has } = labels;
  const answer = { labels: 'it', scale: 'values', offset: 0, width } as const;
  const nodes = [{ name: 'head', answer }, { name: 'trunk' }];
  const names = Array.from({ length: width }, (_, i) => `${i}`);
  const answers = constantAnswers(has.length, nodes, { it: { name: 'it', kind, names } }, { it: labels });
  expect(Object.keys(answers)).toEqual(['head']);
  expect([...answers.head!]).toEqual(expected);
});
