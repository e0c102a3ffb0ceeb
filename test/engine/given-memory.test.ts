import { expect, test } from 'vitest';
import { type NativeOperator, openOperator } from '../../src/engine/native-graph.js';
import { loadNativeRuntime } from '../../src/engine/native-session.js';

const multiply = (): NativeOperator => openOperator(loadNativeRuntime(), { type: 'Mul', inputs: 2 }, 1);
const filled = (length: number, value: number) => ({
  data: new Float32Array(length).fill(value),
  shape: [length],
});

test.each([9, 2 ** 16])('writes %i numbers into given memory', (length) => {
  const out = filled(length, 0);
  multiply()([filled(length, 2), filled(length, 3)], out);
  expect(out.data.every((value) => value === 6)).toBe(true);
});

test('large outputs are not copied', () => {
  const length = 2 ** 20;
  const run = multiply();
  const [a, b, out] = [filled(length, 2), filled(length, 3), filled(length, 0)];
  const before = process.memoryUsage().arrayBuffers;
  run([a, b], out);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(length);
});

test('an error of a large graph is thrown', () => {
  const length = 2 ** 16;
  expect(() => multiply()([filled(length, 2), filled(length - 1, 3)], filled(length, 0))).toThrow(/Mul/);
});
