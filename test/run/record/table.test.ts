import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Small, smallWorkplace } from '../small.js';

const bin = resolve('dist/bin.js');

describe('a table of runs that was killed', () => {
  let small: Small;
  const call = (args: readonly string[], before: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
    spawnSync(process.execPath, [...before, bin, 'run', ...args, '--engine', 'wasm'], {
      cwd: small.folder,
      env: { ...process.env, ZOO_CACHE: small.context.cache, CI: 'true', ...env },
      encoding: 'utf8',
    });
  const table = ['small.yaml', '--seeds', '1,2', '--set', 'training.epochs=1', '--rows', '110'];
  const bytes = (folder: string, file = 'weights.safetensors') =>
    readFileSync(join(small.folder, folder, file));

  beforeAll(() => {
    small = smallWorkplace();
  });

  it('resumes: it reads finished runs and continues the unfinished one', () => {
    const whole = call([...table, '--out', 'whole']);
    expect(whole.status, whole.stderr).toBe(0);
    expect(whole.stdout).toMatch(/^small +2 +\d+\.\d ± /m);

    const killAt = { call: 'writeSync', path: 'seed2/metrics.jsonl', nth: 2 };
    const killed = call([...table, '--out', 'killed'], ['--import', resolve('test/run/kill-at.mjs')], {
      KILL_AT: JSON.stringify(killAt),
    });
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    const first = statSync(join(small.folder, 'killed/small-seed1/run.json')).mtimeMs;

    const resumed = call([...table, '--resume', 'killed']);
    expect(resumed.stderr).toContain('stage ex continues after epoch 1');
    expect(statSync(join(small.folder, 'killed/small-seed1/run.json')).mtimeMs).toBe(first);
    expect(bytes('killed/small-seed2').equals(bytes('whole/small-seed2'))).toBe(true);
    expect(resumed.stdout.replaceAll('killed/', 'whole/')).toBe(whole.stdout);
  }, 120_000);

  it('resumes a single run of it, by its own folder', () => {
    cpSync(join(small.folder, 'whole/small-seed2'), join(small.folder, 'one'), { recursive: true });
    for (const file of ['report.html', 'run.json', 'weights.safetensors'])
      rmSync(join(small.folder, 'one', file));
    expect(call(['small.yaml', '--resume', 'one']).stderr).toContain('[resumed-unchanged]');
    const { status, stderr } = call(['--resume', 'one']);
    expect(status, stderr).toBe(0);
    expect(bytes('one').equals(bytes('whole/small-seed2'))).toBe(true);
  }, 60_000);

  it('reports a page with missing weights, with its place', () => {
    const set = ['--set', 'backbone={type: efficientnet-b0, weights: gone.pth}'];
    const { status, stderr } = call(['small.yaml', ...set, '--rows', '4']);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^--set:1:\d+ {2}backbone\.weights {2}No weights "gone\.pth".*\[weights-not-found\]$/m,
    );
  }, 60_000);
});
