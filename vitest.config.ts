import { defineConfig } from 'vitest/config';

/** Two files at a time: some tests train, and each engine is a process-wide thing that wants memory of its own. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'plugins/*/test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
