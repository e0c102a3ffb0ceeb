import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { has } from '../needs.js';

const bin = join(import.meta.dirname, '../../dist/bin.js');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-asked-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const page = (file: string) => parse(readFileSync(join(folder, file), 'utf8'));

/** A terminal of util-linux, in which a program believes that it is interactive. */
const utilLinux = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux');
const script = has('script', utilLinux === true);

describe('zoo new', () => {
  it.skipIf(!script)('asks in a terminal for what no flag sets, and uses defaults for Enter', () => {
    const typed = (answers: string, ...argv: string[]) =>
      spawnSync('script', ['-qec', [process.execPath, bin, 'new', ...argv].join(' '), '/dev/null'], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, CI: '' },
        input: answers,
      });
    const { stdout, status } = typed('asked\n\nexpression\n');
    for (const question of ['Name of the page [my-page]: ', '[drawn faces]: ', 'action-units [all]: '])
      expect(stdout).toContain(question);
    expect(status).toBe(0);
    expect(page('asked.yaml')).toMatchObject({ name: 'asked', heads: { expression: {} } });
    const again = typed('asked\nother\nnowhere.csv\n\nexpresion\nexpression\n');
    for (const code of ['file-taken', 'no-such-data', 'not-predictable'])
      expect(again.stdout).toContain(`[${code}]`);
    expect(page('other.yaml')).toMatchObject({ name: 'other', heads: { expression: {} } });
    expect(typed('\n', 'wide.yaml', '--from', 'ex-fc').status).toBe(0);
    expect(page('wide.yaml')).toEqual({ name: 'wide', extends: 'ex-fc' });
  });

  it('does not ask without a terminal', () => {
    const run = (...argv: string[]) =>
      spawnSync(process.execPath, [bin, 'new', ...argv], {
        cwd: folder,
        encoding: 'utf8',
        input: 'ignored\n',
      });
    expect(run('quiet', '--predict', 'valence-arousal').stdout).toContain('zoo run quiet.yaml');
    expect(Object.keys(page('quiet.yaml').heads)).toEqual(['valence-arousal']);
    const nameless = run();
    expect(nameless.stderr).toContain('[needs-a-name]');
    expect(nameless.status).toBe(2);
    expect(run('quiet').stderr).toContain('[file-taken]');
  });
});
