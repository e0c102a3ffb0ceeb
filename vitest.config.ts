import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * Two files at a time: some tests train, and each engine is a process-wide thing that needs its own memory. The cache is one
 * for tests alone, whatever the user's holds. `--mode full` (npm run test:full) fails where a test would be skipped.
 */
export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/**/*.test.ts', 'plugins/*/test/**/*.test.ts'],
    env: {
      ZOO_CACHE: process.env.ZOO_TEST_CACHE || join(import.meta.dirname, '.cache/tests'),
      // No configuration of the user's: this file does not exist.
      ZOO_CONFIG: join(import.meta.dirname, '.cache/config.yaml'),
      ZOO_TEST_FULL: mode === 'full' ? '1' : '',
    },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
}));
