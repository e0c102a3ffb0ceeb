import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '../../src/engine/settings.js';

test.each([
  { environment: { ZOO_CACHE: '/a', XDG_CACHE_HOME: '/b' }, cache: '/a' },
  { environment: { XDG_CACHE_HOME: '/b' }, cache: '/b/zoo' },
  { environment: { ZOO_CACHE: '', XDG_CACHE_HOME: '' }, cache: join(homedir(), '.cache', 'zoo') },
  { environment: {}, cache: join(homedir(), '.cache', 'zoo') },
])('the cache of $environment is $cache', ({ environment, cache }) => {
  expect(readSettings(environment).cache).toBe(cache);
});

test.each([
  { ZOO_THREADS: '3', threads: 3 },
  { ZOO_THREADS: '', threads: readSettings({}).threads },
])('ZOO_THREADS=$ZOO_THREADS is $threads threads', ({ ZOO_THREADS, threads }) => {
  expect(readSettings({ ZOO_THREADS }).threads).toBe(threads);
});

test.each(['many', '0', '-1', '2.5', '1e9', '1025'])('ZOO_THREADS=%s is refused', (ZOO_THREADS) => {
  expect(() => readSettings({ ZOO_THREADS })).toThrow(
    `ZOO_THREADS is "${ZOO_THREADS}"; expected a whole number from 1 to 1024.  [bad-setting]`,
  );
});

test('ZOO_GEMM with another value is refused', () => {
  expect(() => readSettings({ ZOO_GEMM: 'fast' })).toThrow('ZOO_GEMM is "fast"; expected auto or xnnpack.');
});

test('ZOO_GEMM=xnnpack disables onnxruntime', () => {
  expect(readSettings({ ZOO_GEMM: 'xnnpack' }).provider).toBe('xnnpack');
  expect(readSettings({}).provider).toBeUndefined();
});
