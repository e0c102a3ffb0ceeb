import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawFaces } from '../../../src/faces/draw.js';
import { folderOfFaces } from '../../../src/faces/folder.js';

let folder = '';
let work = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawn-'));
  work = join(folder, 'work');
  mkdirSync(work);
  // What an earlier version recognized as its own: a faces.json that is not empty.
  writeFileSync(join(work, 'faces.json'), '{"mine": true}');
  writeFileSync(join(work, 'thesis.txt'), 'mine');
});
afterAll(() => rmSync(folder, { recursive: true }));

const synthetic = { seed: 1, train: 24, validation: 24 };
const zoo = (env: NodeJS.ProcessEnv, ...args: readonly string[]) =>
  spawnSync(process.execPath, [resolve('dist/bin.js'), ...args], {
    cwd: work,
    encoding: 'utf8',
    env: { ...process.env, ZOO_CACHE: join(folder, 'cache'), ...env },
  });

describe("a stranger's page that has faces drawn outside the cache", () => {
  const page = (root: string): string => {
    const file = join(folder, 'page.yaml');
    const data = `data: { type: s-aff-wild2, root: ${JSON.stringify(root)}, synthetic: ${JSON.stringify(synthetic)} }`;
    writeFileSync(file, `name: innocent\nextends: ex-fc\n${data}\n`);
    return file;
  };

  it.each([
    ['validate', 'the working folder', '.'],
    ['plan', 'the working folder', '.'],
    ['run', 'the working folder', '.'],
    ['run', 'a new folder', 'new'],
    ['run', 'a path through the cache', join('..', 'cache', '..', 'work')],
    ['run', 'the cache itself', join('..', 'cache')],
    ['data check', 'the working folder', '.'],
  ])(
    'is refused by zoo %s (%s), at its place',
    (command, _, root) => {
      const { status, stderr, stdout } = zoo({}, ...command.split(' '), page(root));
      expect(status).toBe(2);
      expect(stderr + stdout).toMatch(/drawn into the cache folder only.*\[drawn-outside-cache\]/);
      if (command !== 'data check') expect(stderr + stdout).toContain('page.yaml:3:');
      expect(readdirSync(work).sort()).toEqual(['faces.json', 'thesis.txt']);
      expect(readFileSync(join(work, 'thesis.txt'), 'utf8')).toBe('mine');
    },
    60_000,
  );

  it('is read if these faces exist already', async () => {
    const root = join(folder, 'elsewhere');
    await drawFaces(folderOfFaces(root, synthetic), synthetic);
    expect(zoo({}, 'validate', page(root)).stdout).toMatch(/^ok /);
  }, 60_000);
});

it('zoo data synth does not draw into a folder with other files', () => {
  for (const flags of [[], ['--force']]) {
    const { status, stderr } = zoo(
      {},
      'data',
      'synth',
      '--out',
      '.',
      '--train',
      '3',
      '--validation',
      '3',
      ...flags,
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining('[folder-taken]')]);
  }
  expect(readdirSync(work).sort()).toEqual(['faces.json', 'thesis.txt']);
});
