import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runPage } from '../../src/run/run.js';
import { quietEvents, type Small, smallWorkplace } from '../run/small.js';

const bin = resolve('dist/bin.js');
let small: Small;
let folder: string;
const at = (name: string): string => join(small.folder, name);
const shell = (script: string) =>
  spawnSync('sh', ['-c', script], {
    cwd: small.folder,
    env: { ...process.env, ZOO_CACHE: small.context.cache, CI: 'true', ZOO: `${process.execPath} ${bin}` },
    encoding: 'utf8',
  });
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;

beforeAll(async () => {
  small = smallWorkplace();
  folder = at('run');
  const open = small.open(['training.epochs=1']);
  await runPage({ open, engine: 'wasm', folder, resume: false }, small.context, quietEvents());
});

describe('the file that --output names', () => {
  it('is replaced completely', () => {
    writeFileSync(at('answers.jsonl'), 'old');
    const { status, stdout } = shell('$ZOO evaluate run --output answers.jsonl');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^P_AU .*\n {2}AU1 /m); // each metric, then its classes or labels
    expect(readFileSync(at('answers.jsonl'), 'utf8').trim().split('\n')).toHaveLength(120);
    expect(readdirSync(small.folder).filter((name) => name.endsWith('part'))).toEqual([]);
  });

  it.runIf(canMount)('keeps its old content on a full disk', () => {
    mkdirSync(at('tiny'));
    const { stderr, stdout } =
      shell(`unshare -rm sh -c 'mount -t tmpfs -o size=8k tmpfs tiny && echo old > tiny/a.jsonl
      $ZOO evaluate run --output tiny/a.jsonl; echo code $?; cat tiny/a.jsonl; ls -A tiny'`);
    expect(stderr).toMatch(
      /tiny\/a\.jsonl cannot be written: the disk is full \(ENOSPC\)\. Free some space.*\[disk-full\]/,
    );
    expect(stdout.trim().split('\n').slice(-3)).toEqual(['code 1', 'old', 'a.jsonl']);
  });

  it('is checked before anything is computed', () => {
    writeFileSync(at('victim.txt'), 'thesis');
    symlinkSync(at('victim.txt'), at('link.jsonl'));
    for (const [output, code] of [
      ['link.jsonl', 'link-in-the-way'],
      ['/dev/null', 'not-a-regular-file'],
      ['nowhere/a.jsonl', 'no-such-path'],
    ]) {
      const { stderr, status } = shell(`$ZOO evaluate run --output ${output}`);
      expect(stderr).toMatch(new RegExp(`^${output}.*\\[${code}\\]\\n$`));
      expect(status).toBeGreaterThan(0);
    }
    expect(readFileSync(at('victim.txt'), 'utf8')).toBe('thesis');
  });
});

describe('standard output', () => {
  it.runIf(existsSync('/dev/full'))('on a full disk ends the command with one sentence', () => {
    const { stderr, status } = shell('$ZOO list > /dev/full');
    expect(stderr).toBe(
      'the output cannot be written: the disk is full (ENOSPC). It is not complete.  [output-failed]\n',
    );
    expect(status).toBe(1);
  });

  it('to a reader that stops reading is not a failure', () => {
    const { stderr } = shell('$ZOO list | head -c 1 > head.txt');
    expect(stderr).toBe('');
  });
});

it.runIf(process.platform === 'linux')('too few open files are reported in one sentence', () => {
  const { stderr, status } = shell('ulimit -n 22; $ZOO list');
  expect(stderr).toMatch(
    /^\S+ cannot be opened: the limit on open files is reached\. Raise it.*\[too-many-open-files\]\n$/,
  );
  expect(status).toBe(1);
});

it('a run does not start in a folder with other files, and deletes none of them with --force', () => {
  mkdirSync(at('mine'));
  for (const name of ['page.yaml', 'report.html', 'weights.safetensors', 'x.part'])
    writeFileSync(join(at('mine'), name), name);
  const run = '$ZOO run ../small.yaml --set training.epochs=1 --out .';
  const refused = shell(`cd mine; ${run}`);
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('[folder-foreign]')]);
  expect(readdirSync(at('mine'))).toHaveLength(4);
  const forced = shell(`cd mine; ${run} --force`);
  expect(forced.status, forced.stderr).toBe(0);
  for (const name of ['page.yaml', 'report.html', 'weights.safetensors'])
    expect(readFileSync(join(at('mine'), `${name}.kept-1`), 'utf8')).toBe(name);
  expect(readFileSync(join(at('mine'), 'x.part'), 'utf8')).toBe('x.part');
});
