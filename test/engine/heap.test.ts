import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { expect, test } from 'vitest';
import { openEngine } from '../../src/engine/open.js';
import { ZooError } from '../../src/errors/problem.js';

test('a full wasm heap is reported as such, and its contents are not damaged', async () => {
  const { tf } = await openEngine('wasm');
  const kept = tf.tensor1d([1, 2, 3]);
  const backend = tf.backend() as BackendWasm;
  let made = 0;
  const fill = () => {
    for (; made < 9; made++) backend.makeOutput([2 ** 27], 'float32');
  };
  expect(fill).toThrow(ZooError);
  expect(made).toBe(7); // 7 x 512 MiB fit below 4 GiB
  expect(fill).toThrow(
    /wasm engine is out of memory: it needs 512 MiB more, .* past 4096 MiB.*zoo engine install.*\[heap-exhausted\]/,
  );
  expect([...kept.dataSync()]).toEqual([1, 2, 3]);
});
