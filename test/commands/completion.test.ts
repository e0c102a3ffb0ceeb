import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has, runs } from '../needs.js';

const bin = join(import.meta.dirname, '../../dist/bin.js');
const script = (shell: string): string =>
  spawnSync(process.execPath, [bin, 'completion', shell], { encoding: 'utf8' }).stdout;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-completion-'));
  writeFileSync(join(folder, 'zoo.bash'), script('bash'));
  writeFileSync(join(folder, 'mtl-mine.yaml'), '');
  writeFileSync(join(folder, 'mtl-notes.txt'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the real bash offers after these words, the last of which is incomplete. */
function offered(words: readonly string[]): readonly string[] {
  const line = `source ./zoo.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _zoo 2>&1; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync('bash', ['--norc', '-c', line, 'bash', 'zoo', ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((word) => word !== '' && !word.includes('compopt'));
}

const hasBash = has('bash', runs('bash', '--version'));

describe.skipIf(!hasBash)('in bash', () => {
  it.each([
    [[''], ['cp', 'doctor', 'engine', 'list', 'new', 'plan', 'run', 'schema', 'validate']],
    [['va'], ['validate']],
    [
      ['engine', ''],
      ['install', 'list'],
    ],
    [['engine', 'install', ''], ['tensorflow']],
    [
      ['engine', 'list', '--'],
      ['--json', '--help'],
    ],
    [['run', 'mtl-no'], ['mtl-no-attention']],
    [
      ['ablate', 'table-'],
      ['table-1', 'table-4'],
    ],
    [['validate', 'ex-f'], ['ex-fc']],
    [['plan', 'mtl-m'], ['mtl-mine.yaml']],
    [['run', 'ex-fc', '--eng'], ['--engine']],
    [
      ['run', '--engine', ''],
      ['auto', 'tensorflow', 'wasm'],
    ],
    [
      ['evaluate', '--split', 't'],
      ['train', 'test'],
    ],
    [
      ['new', '--from', 'ex-f'],
      ['ex-fc', 'ex-fc-authors-code'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
  ])('zoo %j offers %j', (words, expected) =>
    expect(offered(words)).toEqual(expect.arrayContaining(expected)),
  );

  it('offers only what exists', () => {
    expect(offered(['run', 'zzz'])).toEqual([]);
    expect(offered(['engine', 'zzz'])).toEqual([]);
    expect(offered(['plan', 'mtl-n'])).toEqual(['mtl-no-attention']); // not the text file
    expect(offered(['run', '--out', 'mtl-'])).toEqual([]); // bash itself completes files
  });
});

describe.each(['zsh', 'fish'])('in %s', (shell) => {
  const text = script(shell);

  it('it completes commands, flags, values and pages', () => {
    for (const word of ['validate', 'engine', 'seeds', 'auto tensorflow wasm', 'mtl-no-attention'])
      expect(text).toContain(word);
  });

  it('the script is valid', ({ skip }) => {
    if (spawnSync(shell, ['--version']).status !== 0) skip();
    expect(spawnSync(shell, ['--no-execute'], { input: text, encoding: 'utf8' }).stderr).toBe('');
  });
});
