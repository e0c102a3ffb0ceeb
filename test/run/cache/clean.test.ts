import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBank, openBank } from '../../../src/bank/bank.js';
import { cleanCache } from '../../../src/run/cache/clean.js';
import { cacheEntries, type Kind } from '../../../src/run/cache/entries.js';
import { otherUsers, useCache } from '../../../src/run/cache/users.js';

let cache = '';
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'zoo-cache-'));
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const DAY = 86_400_000;
const now = Date.now();
/** A process that is gone, and one that lives on. */
const gone = spawnSync(process.execPath, ['-e', '']).pid;
const alive = process.ppid;

/** A file of so many bytes, last used so many days ago. */
function put(file: string, bytes: number, days = 0): void {
  const path = join(cache, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.alloc(bytes));
  const used = new Date(now - days * DAY);
  utimesSync(path, used, used);
}

function fill(): void {
  put('bank/aa.f32', 4000, 40);
  put('bank/aa.json', 50, 40);
  put('faces/faces.json', 10, 40);
  put('faces/cropped_aligned/one/00001.jpg', 90, 40);
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
const clean = (how: { kinds?: readonly Kind[]; before?: number; dryRun?: boolean } = {}) => {
  const { removed, left } = cleanCache(cache, { ...everything, ...how });
  return { removed: removed.map(({ name }) => name), left: left.map(({ name, why }) => `${name} ${why}`) };
};

describe('what the cache holds', () => {
  it('is told kind by kind, with size and last use', () => {
    fill();
    expect(cacheEntries(cache).map(({ kind, name, bytes }) => [kind, name, bytes])).toEqual([
      ['banks', join('bank', 'aa'), 4050],
      ['faces', 'faces', 100],
      ['weights', join('weights', 'hsemotion'), 700],
      ['weights', join('weights', 'fetched', '0123'), 300],
      ['engines', join('engines', 'tensorflow'), 5],
      ['other', 'mine', 1],
    ]);
    expect(cacheEntries(cache)[0]!.used).toBeCloseTo(now - 40 * DAY, -2);
  });

  it('is nothing where there is no cache', () => expect(cacheEntries(join(cache, 'nowhere'))).toEqual([]));
});

describe('cleaning', () => {
  it('removes what is asked for, and only what is old enough', () => {
    fill();
    put('bank/bb.f32', 4, 2);
    expect(clean({ kinds: ['banks', 'engines'], before: now - 30 * DAY }).removed).toEqual([
      join('bank', 'aa'),
      join('engines', 'tensorflow'),
    ]);
    expect(cacheEntries(cache).map(({ name }) => name)).toContain(join('bank', 'bb'));
    expect(existsSync(join(cache, 'weights/hsemotion/a.onnx'))).toBe(true);
  });

  it('removes nothing on a dry run', () => {
    fill();
    expect(clean({ dryRun: true }).removed).toHaveLength(6);
    expect(cacheEntries(cache)).toHaveLength(6);
  });

  it('leaves a bank whole for who has it open, and to be computed anew for who looks for it', () => {
    const folder = join(cache, 'bank');
    const writer = createBank(folder, 'cc', 2);
    writer.append(Float32Array.of(1, 2, 3, 4));
    const bank = writer.finish();
    expect(clean().removed).toEqual([join('bank', 'cc')]);
    const out = new Float32Array(2);
    bank.read([1], out);
    expect([...out]).toEqual([3, 4]);
    expect(openBank(folder, 'cc')).toBeUndefined();
  });

  it('leaves what a living process writes, and takes what a dead one has left', () => {
    for (const pid of [alive, gone]) {
      put(`bank/of-${pid}.f32.${pid}.part`, 4);
      put(`.predict-${pid}/dd.f32`, 4);
    }
    put('.faces-0123/00001.jpg', 4);
    const { removed, left } = clean();
    expect(removed.sort()).toEqual(['.faces-0123', `.predict-${gone}`, join('bank', `of-${gone}`)].sort());
    expect(left.sort()).toEqual(
      [`.predict-${alive}`, join('bank', `of-${alive}`)]
        .map((name) => `${name} in use by process ${alive}`)
        .sort(),
    );
  });

  it('leaves all but banks while another zoo reads from the cache', () => {
    fill();
    useCache(cache);
    expect(otherUsers(cache)).toEqual([]); // this process is none
    put(`.running/${alive}`, 0);
    put(`.running/${gone}`, 0);
    expect(clean({ kinds: ['banks', 'faces'] })).toEqual({
      removed: [join('bank', 'aa')],
      left: [`faces in use by process ${alive}`],
    });
    expect(existsSync(join(cache, `.running/${gone}`))).toBe(false);
  });
});
