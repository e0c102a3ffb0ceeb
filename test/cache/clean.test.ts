import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBank, openBank } from '../../src/bank/bank.js';
import { cleanCache } from '../../src/cache/clean.js';
import { type CacheKind, cacheEntries } from '../../src/cache/entries.js';
import { otherUsers, useCache } from '../../src/cache/users.js';
import { markFolder, markOf } from '../../src/files/mark.js';

let cache = '';
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'zoo-cache-'));
  markFolder(cache, { kind: 'cache' });
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const DAY = 86_400_000;
const now = Date.now();
/** A process that has ended, and one that is running. */
const gone = spawnSync(process.execPath, ['-e', '']).pid;
const alive = process.ppid;

const [aa, bb, cc] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [string, string, string];
const MARK = '{"madeBy":"declarative-zoo","format":1,"kind":"faces"}';
const set = join('faces', 'faces-0123456789abcdef');

/** Declares that a process reads the cache; a file with its id is the lock of an earlier version. */
const use = (pid: number): void => put(`.running/${pid}`, String(pid));

/** Writes a file of `content` bytes, or with this text, last used `days` ago. */
function put(file: string, content: number | string, days = 0): void {
  const path = join(cache, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : Buffer.alloc(content));
  const used = new Date(now - days * DAY);
  utimesSync(path, used, used);
}

function fill(): void {
  put(`bank/${aa}.bank`, 4000, 40);
  put(`bank/${bb}.f32`, 4000, 40); // of an earlier version
  put(`bank/${bb}.json`, 50, 40);
  put('faces/faces-0123456789abcdef/cropped_aligned/train-0001/00001.jpg', 90, 40);
  put('faces/faces-0123456789abcdef/zoo-folder.json', MARK, 40);
  put('weights/hsemotion/a.onnx', 700);
  put('weights/fetched/0123/b.pt', 300);
  put('engines/tensorflow/engine.json', 5, 40);
  put('mine/notes.txt', 1, 40);
}

const everything = {
  kinds: ['banks', 'faces', 'weights', 'engines', 'other'],
  before: now + DAY,
  dryRun: false,
} as const;
const clean = (how: { kinds?: readonly CacheKind[]; before?: number; dryRun?: boolean } = {}) => {
  const { removed, left } = cleanCache(cache, { ...everything, ...how });
  return { removed: removed.map(({ name }) => name), left: left.map(({ name, why }) => `${name} ${why}`) };
};

describe('the list of cache entries', () => {
  it('has the kind, size and last use of each entry', () => {
    fill();
    expect(cacheEntries(cache).map(({ kind, name, bytes }) => [kind, name, bytes])).toEqual([
      ['banks', join('bank', aa), 4000],
      ['banks', join('bank', bb), 4050],
      ['faces', set, 90 + MARK.length],
      ['weights', join('weights', 'hsemotion'), 700],
      ['weights', join('weights', 'fetched', '0123'), 300],
      ['engines', join('engines', 'tensorflow'), 5],
      ['other', 'mine', 1],
    ]);
    expect(cacheEntries(cache)[0]!.used).toBeCloseTo(now - 40 * DAY, -2);
  });

  it('is empty without a cache', () => expect(cacheEntries(join(cache, 'nowhere'))).toEqual([]));
});

describe('cleaning', () => {
  it('removes only entries of the given kinds that are old enough', () => {
    fill();
    put(`bank/${cc}.bank`, 4, 2);
    expect(clean({ kinds: ['banks', 'engines'], before: now - 30 * DAY }).removed).toEqual([
      join('bank', aa),
      join('bank', bb),
      join('engines', 'tensorflow'),
    ]);
    expect(cacheEntries(cache).map(({ name }) => name)).toContain(join('bank', cc));
    expect(existsSync(join(cache, 'weights/hsemotion/a.onnx'))).toBe(true);
  });

  it('removes nothing on a dry run', () => {
    fill();
    expect(clean({ dryRun: true }).removed).toHaveLength(6);
    expect(cacheEntries(cache)).toHaveLength(7);
  });

  it('keeps an open bank readable, and lets the next run compute it again', async () => {
    const folder = join(cache, 'bank');
    const writer = createBank(folder, cc, 2);
    writer.append(Float32Array.of(1, 2, 3, 4));
    const bank = writer.finish([]);
    expect(clean().removed).toEqual([join('bank', cc)]);
    const out = new Float32Array(2);
    await bank.read([1], out);
    expect([...out]).toEqual([3, 4]);
    expect(openBank(folder, cc)).toBeUndefined();
  });

  it('keeps files that a living process writes, and removes those of a dead one', () => {
    const keys = [aa, bb];
    for (const [i, pid] of [alive, gone].entries()) {
      put(`bank/${keys[i]}.f32.${pid}.part`, 4); // of an earlier version
      put(`.predict-${pid}-xyz/${cc}.bank`, 4);
    }
    put(`bank/.${cc}.bank.0123456789abcdef01234567.zoo-part`, 4);
    const { removed, left } = clean();
    expect(removed.sort()).toEqual([`.predict-${gone}-xyz`, join('bank', bb), join('bank', cc)].sort());
    expect(left.sort()).toEqual(
      [`.predict-${alive}-xyz`, join('bank', aa)].map((name) => `${name} in use by process ${alive}`).sort(),
    );
    expect(existsSync(join(cache, `.predict-${gone}-xyz`))).toBe(false);
  });

  it('keeps a bank that another process is writing', async () => {
    const lock = join(cache, 'bank', `.${aa}.lock`);
    const script = `const { takeLock } = await import(${JSON.stringify(resolve('dist/modules/files/lock.js'))});
      takeLock(${JSON.stringify(lock)}); console.log('held'); setInterval(() => {}, 1000);`;
    put(`bank/.${aa}.bank.0123456789abcdef01234567.zoo-part`, 4);
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script]);
    await once(holder.stdout, 'data');
    expect(clean()).toEqual({
      removed: [],
      left: [`${join('bank', aa)} in use by process ${holder.pid}`],
    });
    holder.kill('SIGKILL');
    await once(holder, 'close');
    expect(clean().removed).toEqual([join('bank', aa)]);
    expect(readdirSync(join(cache, 'bank'))).toEqual([]);
  });

  it('removes the faces of an earlier version, also incomplete ones of a killed process', () => {
    const marker = { edition: 2, seed: 1, train: 1, validation: 1, style: 'demo', labelNoise: 0.03 };
    put('synthetic-faces/faces.json', JSON.stringify(marker));
    put('synthetic-faces/training_set_annotations.txt', 4);
    put('synthetic-faces/cropped_aligned/train-0001/00001.jpg', 4);
    put('synthetic-faces/faces-0123456789abcdef/zoo-folder.json', MARK);
    put('.faces-0123456789ab/cropped_aligned/train-0001/00001.jpg', 4);
    expect(clean().removed.sort()).toEqual([
      '.faces-0123456789ab',
      'synthetic-faces',
      join('synthetic-faces', 'faces-0123456789abcdef'),
    ]);
    expect(readdirSync(cache)).toEqual(['zoo-folder.json']);
  });

  it('removes nothing that this program cannot prove it wrote', () => {
    const marker = { edition: 2, seed: 1, train: 1, validation: 1, style: 'demo', labelNoise: 0.03 };
    const mine = [
      'bank/notes.txt',
      'bank/aa.f32',
      'faces/faces.json', // without the options of a set
      'faces/cropped_aligned/train-0001/00001.jpg',
      '.faces-0123456789ab/thesis.txt',
      'faces-0123456789abcdef/thesis.txt', // without a mark
      'earlier/cropped_aligned/thesis.txt',
      'marked/thesis.txt',
    ];
    for (const file of mine) put(file, 4);
    put('earlier/faces.json', JSON.stringify(marker));
    put('marked/zoo-folder.json', MARK);
    const { left } = clean();
    expect(left).toEqual([
      'earlier other files are in it, such as cropped_aligned/thesis.txt',
      'marked other files are in it, such as thesis.txt',
    ]);
    for (const file of mine) expect(existsSync(join(cache, file)), file).toBe(true);
  });

  it('removes only banks while another zoo reads from the cache', () => {
    fill();
    useCache(cache);
    expect(otherUsers(cache)).toEqual([]); // this process does not count
    for (const pid of [alive, gone]) use(pid);
    expect(clean({ kinds: ['banks', 'faces'] })).toEqual({
      removed: [join('bank', aa), join('bank', bb)],
      left: [`${set} in use by process ${alive}`],
    });
    expect(existsSync(join(cache, `.running/${gone}`))).toBe(false);
  });

  it('keeps weights and engines if nothing proves that the folder is a cache', () => {
    fill();
    rmSync(join(cache, 'zoo-folder.json'));
    const { removed, left } = clean({ kinds: ['weights', 'engines'] });
    expect([removed, left]).toEqual([
      [],
      expect.arrayContaining([expect.stringMatching('nothing proves that')]),
    ]);
    expect(left).toHaveLength(3);
  });

  it('removes weights and engines from the cache of an earlier version, which has no mark, and marks it', () => {
    fill();
    for (const name of ['zoo-folder.json', 'mine']) rmSync(join(cache, name), { recursive: true });
    expect(clean({ kinds: ['engines'] }).removed).toEqual([join('engines', 'tensorflow')]);
    useCache(cache);
    expect(markOf(cache)).toEqual({ kind: 'cache' });
  });
});
