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
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MARK, markFolder, markOf, markText, ownerOf, removeOurs } from '../../src/files/mark.js';
import { stageFolder } from '../../src/files/staged.js';

let folder: string;
const at = (name: string): string => join(folder, name);
const put = (name: string, text = ''): void => {
  mkdirSync(join(at(name), '..'), { recursive: true });
  writeFileSync(at(name), text);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-mark-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a folder', () => {
  it('is ours only with a mark of the kind', () => {
    const owner = (name: string) => ownerOf(at(name), 'run');
    mkdirSync(at('empty'));
    put('theirs/thesis.txt');
    put('ours/page.yaml');
    markFolder(at('ours'), { kind: 'run' });
    put('faces/a.jpg');
    markFolder(at('faces'), { kind: 'faces', seed: 1 });
    expect(['absent', 'empty', 'theirs', 'theirs/thesis.txt', 'ours', 'faces'].map(owner)).toEqual([
      'absent',
      'empty',
      'foreign',
      'foreign',
      'ours',
      'foreign',
    ]);
    expect(markOf(at('faces'))).toEqual({ kind: 'faces', seed: 1 });
  });

  const ours = JSON.parse(markText({ kind: 'run' }));
  it.each<[string, string]>([
    ['empty', ''],
    ['not JSON', '{'],
    ['null', 'null'],
    ['of another program', JSON.stringify({ ...ours, madeBy: 'zoology' })],
    ['without a kind', JSON.stringify({ ...ours, kind: undefined })],
    ['too large to be one', JSON.stringify({ ...ours, more: 'x'.repeat(70_000) })],
  ])('is not ours if the mark is %s', (_, text) => {
    put(MARK, text);
    expect([markOf(folder), ownerOf(folder, 'run')]).toEqual([undefined, 'foreign']);
  });

  it('says so if a newer version of zoo marked it', () => {
    put(MARK, JSON.stringify({ ...ours, format: 2 }));
    expect(markOf(folder)).toBeUndefined();
    expect(() => ownerOf(folder, 'run')).toThrow(
      /was written by a newer version of zoo \(folder mark format 2; this version reads format 1\).*\[unknown-format\]/,
    );
  });

  it('is not ours if the mark is a link', () => {
    put('elsewhere', markText({ kind: 'run' }));
    symlinkSync(at('elsewhere'), at(MARK));
    expect(markOf(folder)).toBeUndefined();
  });
});

describe('what is ours is removed', () => {
  const isImage = (path: string): boolean => /^images\/\d+\.jpg$/.test(path);

  it('with its folder', () => {
    for (const name of ['images/1.jpg', 'images/2.jpg']) put(`faces/${name}`);
    markFolder(at('faces'), { kind: 'faces' });
    expect(removeOurs(at('faces'), 'faces', isImage)).toEqual([]);
    expect(existsSync(at('faces'))).toBe(false);
  });

  it('but other files are kept, also links', () => {
    put('victim/1.jpg');
    for (const name of ['images/1.jpg', 'images/thesis.txt', 'notes.md']) put(`faces/${name}`);
    symlinkSync(at('victim'), at('faces/images/3.jpg'));
    markFolder(at('faces'), { kind: 'faces' });
    const left = removeOurs(at('faces'), 'faces', isImage);
    expect([...left].sort()).toEqual(['images/3.jpg', 'images/thesis.txt', 'notes.md']);
    expect(readdirSync(at('faces')).sort()).toEqual(['images', 'notes.md', MARK]);
    expect(existsSync(at('victim/1.jpg'))).toBe(true);
  });

  it('only under a mark', () => {
    put('theirs/images/1.jpg');
    expect(() => removeOurs(at('theirs'), 'faces', isImage)).toThrow('no mark');
    expect(existsSync(at('theirs/images/1.jpg'))).toBe(true);
  });
});

describe('a staged folder', () => {
  const stage = (target: string) => {
    const staged = stageFolder(target, { kind: 'faces' });
    staged.add('images/1.jpg', 'a');
    return staged;
  };
  const contents = (name: string) => readdirSync(at(name)).sort();

  it('appears complete, with its mark', () => {
    const staged = stage(at('new/faces'));
    expect(contents('new')).toHaveLength(1); // next to its place
    expect(staged.place()).toBe(true);
    staged.abandon();
    expect(contents('new')).toEqual(['faces']);
    expect(contents('new/faces')).toEqual(['images', MARK]);
    expect(readFileSync(at('new/faces/images/1.jpg'), 'utf8')).toBe('a');
  });

  it('moves into an empty folder, which stays the same one', () => {
    mkdirSync(at('empty'));
    const before = readdirSync(folder);
    expect(stage(at('empty')).place()).toBe(true);
    expect(contents('empty')).toEqual(['images', MARK]);
    expect(before).toEqual(['empty']);
  });

  it('does not change anything that is in its place', () => {
    put('theirs/thesis.txt');
    const [late, blocked] = [stage(at('twice')), stage(at('theirs'))];
    expect(stage(at('twice')).place()).toBe(true);
    expect([late.place(), blocked.place()]).toEqual([false, false]);
    for (const one of [late, blocked]) one.abandon();
    expect(readdirSync(folder).sort()).toEqual(['theirs', 'twice']);
    expect(contents('theirs')).toEqual(['thesis.txt']);
  });
});
