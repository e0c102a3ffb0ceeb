import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBank } from '../../src/bank/bank.js';
import { cacheEntries } from '../../src/cache/entries.js';
import { cacheRefusal } from '../../src/cache/refused.js';
import { sentence } from '../../src/errors/problem.js';
import { drawFaces } from '../../src/faces/draw.js';

const folder = mkdtempSync(join(tmpdir(), 'zoo-refused-'));
const cache = join(folder, 'cache');
const file = join(folder, 'file');
mkdirSync(cache);
writeFileSync(join(cache, 'bank'), '');
writeFileSync(file, '');

/** The message a user sees for what this work throws. */
async function messageOf(work: () => unknown, of = cache): Promise<string | undefined> {
  try {
    await work();
  } catch (error) {
    const problem = cacheRefusal(error as Error, of);
    return problem && sentence(problem);
  }
  throw new Error('nothing was refused');
}

const blocked = (path: string) =>
  `${path} is a file, and the cache needs a folder there. Remove it, or set ZOO_CACHE to another folder.  [cache-blocked]`;

describe('a cache that the system refuses', () => {
  it.each([
    ['is itself a file', () => createBank(join(file, 'bank'), 'key', 1), file, file],
    [
      'has a file as a parent',
      () => createBank(join(file, 'cache/bank'), 'key', 1),
      join(file, 'cache'),
      file,
    ],
    ['has a file for its banks', () => createBank(join(cache, 'bank'), 'k', 1), cache, join(cache, 'bank')],
    ['is a file for faces', () => drawFaces(join(file, 'faces'), { seed: 1 } as never), file, file],
    ['is a file that zoo lists', () => cacheEntries(file), file, file],
    ['has a file where banks are listed', () => cacheEntries(cache), cache, join(cache, 'bank')],
  ])('%s', async (_, work, of, named) => {
    expect(await messageOf(work, of)).toBe(blocked(named));
  });

  it.each(['EACCES', 'EPERM', 'EROFS'])('cannot be written to (%s)', (code) => {
    const path = join(cache, 'engines/tensorflow'); // the message names the first folder that exists
    const problem = cacheRefusal(Object.assign(new Error(), { code, path }), cache);
    expect(sentence(problem!)).toBe(
      `the cache cannot be used at ${cache} (${code}): make it writable for this user, or set ZOO_CACHE to another folder.  [cache-unusable]`,
    );
  });

  it('is not blamed for other files, nor for other errors', async () => {
    const of = (code: string, path?: string) =>
      cacheRefusal(Object.assign(new Error(), { code, path }), cache);
    expect(await messageOf(() => createBank(file, 'key', 1))).toBeUndefined();
    expect(of('EACCES', `${cache}-of-another`)).toBeUndefined();
    expect(of('ENOENT', join(cache, 'bank'))).toBeUndefined();
    expect(of('EACCES')).toBeUndefined();
  });
});
