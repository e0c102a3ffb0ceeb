import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../house/sources.js';

const check = (...args: readonly string[]) =>
  spawnSync('bash', [join(root, 'test/gpu/check.sh'), ...args], { encoding: 'utf8' });

describe('the checks for a GPU', () => {
  it('run the requested parts, and end with a table', () => {
    const { status, stdout } = check('--cpu', '--only', 'card');
    expect(stdout).toMatch(/== card\ncard +ok, \d+ s\n\nsummary on cpu\n {2}card +ok, \d+ s\n$/);
    expect(status).toBe(0);
  });

  it('continue after a part that takes too long, and exit with 1', () => {
    const { status, stdout } = check('--cpu', '--only', 'parity,card', '--limit', '1');
    expect(stdout).toMatch(/\nparity +FAILED \(124\), \d+ s\n\n== card\ncard +ok/);
    expect(status).toBe(1);
  });

  it.each([
    [['--only', 'nothing'], 'nothing is not a part'],
    [['--fast', '1'], '--fast is unknown'],
    [['--only'], '--only is unknown, or has no value'],
  ])('refuse %j', (args, message) => {
    const { status, stderr } = check(...args);
    expect(stderr).toMatch(`${message}: [--cpu]`);
    expect(status).toBe(2);
  });
});
