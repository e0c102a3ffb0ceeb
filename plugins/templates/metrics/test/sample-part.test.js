import assert from 'node:assert/strict';
import { test } from 'node:test';
import part from '../dist/parts/metrics/sample-part.js';

test('by hand: of two rows, both valences and one arousal are close', () => {
  const prediction = Float32Array.of(0.1, 0.5, -0.1, -0.5);
  const target = Float32Array.of(0, 0, 0, -0.5);
  const scored = {
    kind: 'continuous',
    scale: 'values',
    output: prediction,
    prediction,
    target,
    rows: 2,
    width: 2,
  };
  assert.deepEqual(part.bind({ tolerance: 0.25 }).score(scored), { value: 0.75, perClass: [1, 0.5] });
});
