import { demoOf } from './demo.js';
import type { Sample } from './sample.js';

/** A share of close answers: an option with a default, a score per class. */
export const metric: Sample = {
  shelf: 'metrics',
  part: 'within',
  imports: ['defineMetric'],
  description: 'Share of the values that are answered within a tolerance.',
  required: ['node'],
  options: {
    node: { description: 'The node whose answer is scored.', type: 'string', 'x-node': true },
    tolerance: {
      description: 'How far from the truth an answer may be.',
      type: 'number',
      minimum: 0,
      default: 0.25,
    },
  },
  doc: [
    'Share of the values that are answered within a tolerance:',
    '',
    '  score = mean over values of the share of rows with |prediction - target| <= tolerance',
  ],
  facts: ["kinds: ['continuous']"],
  takes: '{ tolerance }',
  work: [
    `score({ prediction, target, rows, width }) {
  const perClass = Array.from({ length: width }, (_, k) => {
    const hits = Array.from({ length: rows }, (_, row) => row * width + k).filter(
      (i) => Math.abs(prediction[i]! - target[i]!) <= tolerance,
    );
    return rows === 0 ? 0 : hits.length / rows;
  });
  return { value: perClass.reduce((sum, share) => sum + share, 0) / width, perClass };
}`,
  ],
  page: (type) => [
    'extends: va-fc-bn-tanh',
    '',
    'metrics:',
    `  close: { type: ${type}, node: va }`,
    '',
    'stages:',
    '  va: { select: close }',
    '',
    ...demoOf('va'),
  ],
  test: [
    "test('by hand: of two rows, both valences and one arousal are close', () => {",
    '  const prediction = Float32Array.of(0.1, 0.5, -0.1, -0.5);',
    '  const target = Float32Array.of(0, 0, 0, -0.5);',
    "  const scored = { kind: 'continuous', scale: 'values', output: prediction, prediction, target, rows: 2, width: 2 };",
    '  assert.deepEqual(part.bind({ tolerance: 0.25 }).score(scored), { value: 0.75, perClass: [1, 0.5] });',
    '});',
  ],
};
