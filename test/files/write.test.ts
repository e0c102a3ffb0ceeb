import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeParts } from '../../src/files/parts.js';
import {
  append,
  makeFolder,
  makeFolderIn,
  moveIntoPlace,
  openAtomicFile,
  openGrowing,
  setAside,
  writeAtomically,
} from '../../src/files/write.js';

let folder: string;
const at = (name: string): string => join(folder, name);
const text = (name: string): string => readFileSync(at(name), 'utf8');
const names = (): string[] => readdirSync(folder).sort();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a file that is written', () => {
  it('appears complete, in one step', () => {
    writeFileSync(at('a'), 'old');
    const file = openAtomicFile(at('a'));
    file.write(Buffer.from('ne'));
    expect(text('a')).toBe('old');
    file.write(Buffer.from('w'));
    file.commit();
    expect(text('a')).toBe('new');
    expect(names()).toEqual(['a']);
  });

  it('only leaves the old file if it is abandoned or may no longer be written', () => {
    writeFileSync(at('a'), 'old');
    openAtomicFile(at('a')).abandon();
    const refuse = (): never => {
      throw new Error('no');
    };
    expect(() => writeAtomically(at('a'), 'new', { allowed: refuse })).toThrow('no');
    expect([text('a'), names()]).toEqual(['old', ['a']]);
  });

  it('is written in pieces, and does not change if a piece fails', () => {
    writeFileSync(at('a'), 'old');
    const failing = function* (): Generator<string> {
      yield 'new';
      throw new Error('out of pieces');
    };
    expect(() => writeAtomically(at('a'), failing())).toThrow('out of pieces');
    expect([text('a'), names()]).toEqual(['old', ['a']]);
    writeAtomically(at('a'), ['n', 'e', 'w']);
    expect(text('a')).toBe('new');
    const lines = Array.from({ length: 300_000 }, (_, i) => `é${i}\n`);
    writeAtomically(at('a'), lines);
    expect(text('a')).toBe(lines.join(''));
    writeAtomically(at('a'), []);
    expect(text('a')).toBe('');
  });

  it('keeps the permissions of the file that it replaces', () => {
    writeFileSync(at('a'), 'old');
    chmodSync(at('a'), 0o640);
    writeAtomically(at('a'), 'new');
    expect(statSync(at('a')).mode & 0o777).toBe(0o640);
  });

  it.each([
    ['its folder does not exist', 'nowhere/file', 'ENOENT: open'],
    ['a folder has its name', 'taken', 'not a regular file'],
  ])('says that %s, names the file, and leaves no partial file', (_, name, why) => {
    mkdirSync(at('taken'));
    expect(() => writeAtomically(at(name), 'text')).toThrow(why);
    expect(() => writeAtomically(at(name), 'text')).toThrow(at(name));
    expect(names()).toEqual(['taken']);
  });

  it('can have the longest possible name', () => {
    const name = 'é'.repeat(127);
    writeAtomically(at(name), 'text');
    expect(names()).toEqual([name]);
  });
});

describe('nothing is written through a link', () => {
  const ways: [string, (file: string) => void][] = [
    ['at once', (file) => writeAtomically(file, 'new')],
    ['piece by piece', (file) => openAtomicFile(file).commit()],
    ['at its end', (file) => append(file, 'new')],
    ['growing', (file) => openGrowing(file, { keep: false }).close()],
    [
      'by a rename',
      (file) => {
        writeFileSync(at('part'), 'new');
        moveIntoPlace(at('part'), file);
      },
    ],
  ];
  it.each(ways)('%s', (_, write) => {
    writeFileSync(at('victim'), 'old');
    symlinkSync(at('victim'), at('link'));
    symlinkSync(at('absent'), at('dangling'));
    expect(() => write(at('link'))).toThrow(/symbolic link.*\[link-in-the-way\]/);
    expect(() => write(at('dangling'))).toThrow(/symbolic link.*\[link-in-the-way\]/);
    expect([text('victim'), existsSync(at('absent'))]).toEqual(['old', false]);
  });

  it('nor in a folder that is a link', () => {
    mkdirSync(at('victim'));
    symlinkSync(at('victim'), at('inner'));
    expect(() => makeFolderIn(folder, 'inner')).toThrow(/symbolic link.*\[link-in-the-way\]/);
  });
});

describe('a temporary file of a killed writer', () => {
  it('is removed, and nothing else', () => {
    writeFileSync(at('thesis.part'), 'mine');
    writeFileSync(at('.thesis.zoo-part'), 'mine');
    openAtomicFile(at('a')).write(Buffer.from('half'));
    openAtomicFile(at('b')).write(Buffer.from('half'));
    expect(names()).toHaveLength(4);
    removeParts(folder, 'a');
    expect(names()).toHaveLength(3);
    removeParts(folder);
    expect(names()).toEqual(['.thesis.zoo-part', 'thesis.part']);
  });

  it('stops a writer that wakes up later', () => {
    writeFileSync(at('a'), 'of the one who took over');
    const late = openAtomicFile(at('a'), { allowed: () => removeParts(folder) }); // taken over right before the rename
    late.write(Buffer.from('late'));
    expect(() => late.commit()).toThrow('ENOENT');
    expect([text('a'), names()]).toEqual(['of the one who took over', ['a']]);
  });
});

it('a file in the way gets the first free name', () => {
  for (const content of ['one', 'two']) {
    writeFileSync(at('page.yaml'), content);
    setAside(at('page.yaml'));
  }
  expect(names()).toEqual(['page.yaml.kept-1', 'page.yaml.kept-2']);
  expect(text('page.yaml.kept-2')).toBe('two');
});

describe('makeFolder', () => {
  it('makes the folders above it, each once', () => {
    makeFolder(at('a/b/c'));
    makeFolder(at('a/b/c'));
    expect(statSync(at('a/b/c')).isDirectory()).toBe(true);
  });

  it('throws if a file is in the way', () => {
    writeFileSync(at('file'), '');
    expect(() => makeFolder(at('file'))).toThrow('EEXIST');
    expect(() => makeFolder(at('file/a/b'))).toThrow('ENOTDIR');
  });

  // Node's recursive mkdir never ends there.
  it.runIf(process.platform === 'linux')('ends if the system makes no folders', () => {
    expect(() => makeFolder('/proc/zoo/a')).toThrow('ENOENT');
  });
});
