import { expect, it } from 'vitest';
import { labelSpaces } from '../../src/labels.js';
import type { Row } from '../../src/part.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { labelMatrix } from '../../src/train/labels.js';
import { score } from '../../src/train/scores.js';

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
const scoring = {
  metrics: [
    { name: 'P_EX', node: 'ex', of: [], options: { type: 'f1-macro', threshold: 0.5 } },
    { name: 'P_VA', node: 'va', of: [], options: { type: 'ccc' } },
    { name: 'P_MTL', of: ['P_EX', 'P_VA'], options: { type: 'sum' } },
  ],
  nodes: [
    { name: 'ex', answer: { labels: 'expression', width: 8 } },
    { name: 'va', answer: { labels: 'valence-arousal', width: 2 } },
  ],
  registry: createRegistry(builtinParts),
  labels: Object.fromEntries(spaces.map((space) => [space.name, labelMatrix(rows, space)])),
};

it('is nothing, and no zero, where no row carries the label; so is a sum with it', () => {
  const answers = { ex: new Float32Array(16), va: Float32Array.of(-0.5, -0.5, 0.5, 0.5) };
  const { P_EX, P_VA, P_MTL } = score(['P_EX', 'P_VA', 'P_MTL'], answers, scoring as never);
  expect([P_EX, P_MTL]).toEqual([{ value: null }, { value: null }]);
  expect(P_VA!.value).toBeCloseTo(1, 6); // answers that are the truth
});
