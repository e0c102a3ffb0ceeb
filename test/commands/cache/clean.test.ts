import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Clean from '../../../src/commands/cache/clean.js';
import Cache from '../../../src/commands/cache/index.js';

let cache = '';
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'zoo-cache-'));
  vi.stubEnv('ZOO_CACHE', cache);
  for (const folder of ['bank', 'faces', 'weights/mine']) mkdirSync(join(cache, folder), { recursive: true });
  writeFileSync(join(cache, `bank/${'a'.repeat(64)}.bank`), Buffer.alloc(2_500_000));
  writeFileSync(join(cache, `bank/${'b'.repeat(64)}.bank`), Buffer.alloc(500_000));
  const mark = '{"madeBy":"declarative-zoo","format":1,"kind":"faces"}';
  writeFileSync(join(cache, 'faces/zoo-folder.json'), mark);
  writeFileSync(join(cache, 'weights/mine/a.onnx'), Buffer.alloc(4_000_000));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true });
});

/** What a command prints. */
async function printed(command: typeof Cache | typeof Clean, ...argv: string[]): Promise<string> {
  const lines: string[] = [];
  const log = vi.spyOn(command.prototype, 'log').mockImplementation((line = '') => void lines.push(line));
  const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  await command.run(argv, process.cwd()).catch(() => {});
  log.mockRestore();
  err.mockRestore();
  return lines.join('\n');
}

describe('zoo cache', () => {
  it('lists its entries, all banks together', async () => {
    expect(await printed(Cache)).toBe(`what     where             size  last used
───────  ────────────────  ────  ────────────
banks    bank (2 of them)  3 MB  within a day
faces    faces             1 MB  within a day
weights  weights/mine      4 MB  within a day

8 MB in ${cache}`);
  });

  it('removes what can be computed again, and the rest only if named', async () => {
    const text = 'banks    bank (2 of them): 3 MB\nfaces    faces: 1 MB\n4 MB';
    expect(await printed(Clean, '--dry-run')).toBe(`${text} would be freed.`);
    expect(await printed(Clean)).toBe(`${text} freed.`);
    expect(existsSync(join(cache, 'weights/mine/a.onnx'))).toBe(true);
    expect(await printed(Clean)).toBe('Nothing to free.');
    expect(await printed(Clean, 'weights', '--older-than', '1h')).toBe('Nothing to free.');
    expect(await printed(Clean, 'weights')).toBe('weights  weights/mine: 4 MB\n4 MB freed.');
    expect(await printed(Cache)).toBe(`${cache} is empty.`);
  });

  it.each([
    [['bank'], 'the cache has no "bank". Did you mean "banks"?  [no-such-kind]\n'],
    [['--older-than', '30'], expect.stringMatching(/^--older-than is "30"; .*\[bad-age\]\n$/)],
  ])('refuses %j', async (argv, words) => expect(await printed(Clean, ...argv)).toEqual(words));
});
