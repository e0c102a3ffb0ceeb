import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markFolder, markOf } from '../../../src/files/mark.js';
import { openCheckpoints } from '../../../src/run/record/checkpoints.js';
import { openRunFolder } from '../../../src/run/record/folder.js';
import { decodeSafetensors } from '../../../src/weights/safetensors/decode.js';
import { safetensorsParts } from '../../../src/weights/safetensors/encode.js';

let root: string;
let folder: string;
const at = (name: string): string => join(folder, name);
const text = (name: string): string => readFileSync(at(name), 'utf8');
const names = (): string[] => readdirSync(folder).sort();
function put(files: { readonly [path: string]: string }): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  }
}
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zoo-folder-'));
  folder = join(root, 'run');
  mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true }));

/** What a run of this version has written before it trains, and of an earlier one. */
const started = { 'page.yaml': 'name: a', 'environment.json': '{"engine":"auto","profile":null}' };
const trained = {
  ...started,
  'checkpoints/au.safetensors': 'weights',
  'run.json': '{}',
  'metrics.jsonl': '{}\n',
  'report.html': '<html>',
};
const theirs = {
  'page.yaml': 'my page',
  'report.html': 'my report',
  'weights.safetensors': 'my weights',
  'download.part': 'half of a download',
  'checkpoints/mine.safetensors': 'my checkpoint',
  'checkpoints/mine.part': 'mine',
};

describe('a folder with other files', () => {
  it('is refused, and not changed', () => {
    put(theirs);
    expect(() => openRunFolder(folder, false)).toThrow(
      /holds files that are not from a run: checkpoints, download\.part, page\.yaml and 2 more.*\[folder-foreign\]/,
    );
    for (const [name, content] of Object.entries(theirs)) expect(text(name)).toBe(content);
    expect(names()).toHaveLength(5);
  });

  it('is not resumed either', () => {
    put(theirs);
    expect(() => openRunFolder(folder, true)).toThrow(/\[not-a-run\]/);
    expect(names()).toHaveLength(5);
  });

  it('is used with --force, which renames files in the way and keeps everything', () => {
    put(theirs);
    const run = openRunFolder(folder, false, true);
    run.write('page', 'name: a');
    run.release();
    expect(run.aside.map(([file]) => file).sort()).toEqual(
      ['checkpoints', 'page.yaml', 'report.html', 'weights.safetensors'].map(at),
    );
    expect([text('page.yaml'), text('page.yaml.kept-1'), text('report.html.kept-1')]).toEqual([
      'name: a',
      'my page',
      'my report',
    ]);
    expect(text('checkpoints.kept-1/mine.part')).toBe('mine');
    expect(text('download.part')).toBe('half of a download');
    expect(markOf(folder)).toEqual({ kind: 'run' });
  });
});

describe('a folder of a run', () => {
  it('is used again if the run failed before it trained', () => {
    openRunFolder(folder, false).release();
    put(started);
    openRunFolder(folder, false).release();
    expect(names()).toEqual(['environment.json', 'page.yaml', 'zoo-folder.json']);
  });

  it.each([true, false])(
    'is replaced only with --force, and keeps files of the user (marked: %s)',
    (isMarked) => {
      put({ ...trained, 'notes.txt': 'mine', 'checkpoints/notes.txt': 'mine' });
      if (isMarked) markFolder(folder, { kind: 'run' });
      expect(() => openRunFolder(folder, false)).toThrow(/already holds a run.*\[folder-taken\]/);
      expect(text('run.json')).toBe('{}');
      openRunFolder(folder, false, true).release();
      expect(names()).toEqual(['checkpoints', 'notes.txt', 'zoo-folder.json']);
      expect(readdirSync(at('checkpoints'))).toEqual(['notes.txt']);
    },
  );

  it('of an earlier version is resumed, and marked', () => {
    put({ ...trained, 'run.lock': '999999999' });
    openRunFolder(folder, true).release();
    expect(markOf(folder)).toEqual({ kind: 'run' });
    expect(existsSync(at('run.lock'))).toBe(false);
  });

  it('is held by one process', () => {
    const run = openRunFolder(folder, false);
    expect(() => openRunFolder(folder, false)).toThrow(
      /another run \(process \d+\) is writing.*\[folder-busy\]/,
    );
    run.release();
    openRunFolder(folder, false).release();
  });

  it('is not written by a process that has lost it', () => {
    const run = openRunFolder(folder, false);
    run.write('page', 'first');
    rmSync(at('run.lock'), { recursive: true }); // like a user who thinks that the process has ended
    const other = openRunFolder(folder, true, false);
    for (const write of [() => run.write('page', 'late'), () => run.append('metrics', 'late')])
      expect(write).toThrow(/run\.lock no longer belongs to this process.*\[lock-lost\]/);
    run.release();
    other.write('page', 'second');
    other.release();
    expect([text('page.yaml'), existsSync(at('metrics.jsonl'))]).toEqual(['second', false]);
  });
});

describe('a link in the folder of another user’s run', () => {
  const victim = (): string => join(root, 'victim.txt');
  const places = [
    'run.lock',
    'page.yaml',
    'environment.json',
    'run.json',
    'metrics.jsonl',
    'zoo-folder.json',
  ];
  it.each(places)('is never written through: %s', (name) => {
    put(started);
    if (name !== 'zoo-folder.json') markFolder(folder, { kind: 'run' });
    writeFileSync(victim(), 'thesis');
    rmSync(at(name), { force: true });
    symlinkSync(victim(), at(name));
    const work = (): void => {
      const run = openRunFolder(folder, true);
      for (const file of ['page', 'environment', 'record'] as const) run.write(file, 'written');
      run.append('metrics', 'written');
    };
    expect(work).toThrow(
      /is a symbolic link, and nothing is written through a link.*\[link-in-the-way\]|\[not-a-run\]/,
    );
    expect(readFileSync(victim(), 'utf8')).toBe('thesis');
  });

  it('is never written through: checkpoints', () => {
    put(started);
    markFolder(folder, { kind: 'run' });
    mkdirSync(join(root, 'victim'));
    symlinkSync(join(root, 'victim'), at('checkpoints'));
    const before = readdirSync(folder);
    for (const force of [false, true])
      expect(() => openRunFolder(folder, !force, force)).toThrow(/\[link-in-the-way\]/);
    expect(readdirSync(folder)).toEqual(before); // with --force nothing is removed before it is refused
    const codec = { encode: safetensorsParts, decode: decodeSafetensors };
    expect(() => openCheckpoints(at('checkpoints'), 'au', codec)).toThrow(/\[link-in-the-way\]/);
    expect(readdirSync(join(root, 'victim'))).toEqual([]);
  });
});
