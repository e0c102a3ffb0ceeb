import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const bin = join(import.meta.dirname, '../../dist/bin.js');

/** The escape sequences for colors and bold text that the help has under these variables. */
function colors(variables: { readonly [name: string]: string }): number {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  const { stdout } = spawnSync(process.execPath, [bin, 'run', '--help'], {
    env: { ...env, ...variables },
    encoding: 'utf8',
  });
  expect(stdout).toContain('USAGE');
  return stdout.split('\u001b[').length - 1;
}

// https://no-color.org, and FORCE_COLOR as in Node
it('has colors only if the terminal or a variable says so', () => {
  expect(colors({})).toBe(0); // a pipe
  expect(colors({ FORCE_COLOR: '1' })).toBeGreaterThan(0);
  expect(colors({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(0);
  expect(colors({ FORCE_COLOR: '0' })).toBe(0);
});
