import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const bin = join(import.meta.dirname, '../../dist/bin.js');
const gated = join(import.meta.dirname, '../../plugins/gated');
const folder = mkdtempSync(join(tmpdir(), 'zoo-broken-'));
afterAll(() => rmSync(folder, { recursive: true }));

const files: { readonly [file: string]: string } = {
  'throws/package.json': '{ "name": "throws", "type": "module", "exports": "./index.js" }',
  'throws/index.js': 'throw new Error("no license");',
  'pages/package.json': '{ "name": "pages", "type": "module", "exports": "./index.js" }',
  'pages/index.js': 'export default { name: "pages", api: 2, parts: [] };',
  'pages/zoo/lost.yaml': 'name: lost\nextends: nowhere\n',
};

beforeAll(() => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const plugins = ['./throws', 'gone', './pages', gated];
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ zoo: { plugins } }));
});

describe('broken plugins in package.json are named, and do not stop other work', () => {
  const [throws, gone] = ['plugin-fails', 'plugin-not-found'];
  it.each([
    ['plugin which heads.gated/gated-fusion', 0, 'gated-fusion.ts:', [gone, throws]],
    ['plugin list', 2, 'heads: gated/gated-fusion', [gone, throws]],
    ['schema', 2, 'gated/gated-fusion', [gone, throws]],
    ['schema --part heads.gated/gated-fusion', 0, 'gated/gated-fusion', [gone, throws]],
    ['completion bash', 0, 'mtl-gated-fusion', [gone]],
    ['list mtl-*', 0, 'mtl-gated-fusion', [gone]],
    ['list', 2, 'mtl-gated-fusion', [gone, 'no-such-page']],
    ['plan ex-fc', 0, 'stage ex', []],
  ])('zoo %s exits with %i', (line, status, words, codes) => {
    const ran = spawnSync(process.execPath, [bin, ...line.split(' ')], { cwd: folder, encoding: 'utf8' });
    expect(ran.stdout).toContain(words);
    expect(ran.stderr.match(/(?<=\[)[a-z-]+(?=\]$)/gm) ?? []).toEqual(codes);
    expect(ran.status).toBe(status);
  });

  it('zoo doctor finds them', () => {
    const ran = spawnSync(process.execPath, [bin, 'doctor', '--json'], { cwd: folder, encoding: 'utf8' });
    const { findings } = JSON.parse(ran.stdout) as {
      findings: { topic: string; name: string; state: string }[];
    };
    const plugins = findings.filter(({ topic }) => topic === 'plugin');
    expect(plugins.map(({ name, state }) => `${name}: ${state}`)).toEqual([
      'gone: broken',
      'throws: broken',
      'pages: fine',
      'gated: fine',
    ]);
    expect(ran.status).toBe(1);
  });
});
