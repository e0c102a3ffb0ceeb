import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../../src/tools/doctor/examine.js';
import type { Finding } from '../../src/tools/doctor/finding.js';
import { registry } from '../zoo/zoo.js';

const root = join(import.meta.dirname, '../..');
const zoo = join(root, 'zoo');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-doctor-'));
  mkdirSync(join(folder, 'cache', 'bank'), { recursive: true });
  writeFileSync(join(folder, 'cache', 'bank', 'kept'), Buffer.alloc(3_000_000));
  const faces = join(folder, 'cache', 'synthetic-faces', 'faces-0123456789abcdef');
  mkdirSync(faces, { recursive: true });
  writeFileSync(
    join(faces, 'zoo-folder.json'),
    '{ "madeBy": "declarative-zoo", "format": 1, "kind": "faces" }',
  );
  mkdirSync(join(folder, 'cache', 'weights', 'hsemotion'), { recursive: true });
  mkdirSync(join(folder, 'aff'));
  writeFileSync(join(folder, 'aff', 'training_set_annotations.txt'), '');
  writeFileSync(join(folder, 'file'), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The findings with this environment and these allowed plugins. */
async function found(env: { readonly [name: string]: string } = {}, flags: readonly string[] = []) {
  const cache = env.ZOO_CACHE ?? join(folder, 'cache');
  const context = { registry, env: { ZOO_CACHE: cache, ...env }, cache, zoo, library: [zoo] };
  const all = await examine({ ...context, version: '0.0.0', now: () => new Date(0) }, { folder, flags });
  const broken = all.filter(({ state }) => state === 'broken').map(({ name }) => name);
  return { all, broken, of: (name: string) => all.find((one) => one.name === name) };
}

function doctor(env: { readonly [name: string]: string }, ...argv: readonly string[]) {
  const ran = spawnSync(process.execPath, [join(root, 'dist/bin.js'), 'doctor', ...argv], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ZOO_CACHE: join(folder, 'cache'), S_AFF_WILD2: '', ...env },
  });
  expect(ran.stdout + ran.stderr).not.toMatch(/^\s+at .*:\d+:\d+/m); // no stack trace
  return ran;
}

describe('zoo doctor', () => {
  it('reports nothing broken on a working machine, and says how to get what is missing', async () => {
    const { all, broken, of } = await found();
    expect(broken).toEqual([]);
    expect(of('node')?.found).toContain(process.versions.node);
    expect(of('images')?.state).toBe('fine');
    expect(of('wasm')).toMatchObject({
      state: 'fine',
      found: expect.stringMatching(/CPU, \d+ threads?; a run uses it/),
    });
    expect(of('S_AFF_WILD2')).toMatchObject({
      state: 'missing',
      remedy: expect.stringContaining('licensed'),
    });
    expect(of('zoo/synthetic-faces')?.state).toBe('fine');
    expect(of('hsemotion/enet_b0_8_best_vgaf')).toMatchObject({
      state: 'missing',
      remedy: 'zoo weights fetch hsemotion/enet_b0_8_best_vgaf',
    });
    expect(of('drawn faces')?.state).toBe('fine');
    expect(of(join(folder, 'cache'))?.found).toMatch(/bank 3 MB, .*free/);
    expect(all.filter(({ state, remedy }) => state === 'missing' && remedy === undefined)).toEqual([]);
  });

  it('reports what exists and does not work', async () => {
    const gone = { S_AFF_WILD2: join(folder, 'gone'), ZOO_CACHE: join(folder, 'file', 'cache') };
    expect((await found(gone)).broken).toEqual(['S_AFF_WILD2', gone.ZOO_CACHE]);
    expect((await found({ S_AFF_WILD2: folder })).broken).toEqual(['S_AFF_WILD2']); // a folder with other files
    expect((await found({ S_AFF_WILD2: join(folder, 'aff') })).broken).toEqual([]);
  });

  it('loads the plugins that are allowed, and names those that are broken', async () => {
    const { of, broken } = await found({}, [join(root, 'plugins/gated')]);
    expect(of('gated')?.found).toContain('heads: gated/gated-fusion');
    expect(broken).toEqual([]);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ zoo: { plugins: ['./nowhere'] } }));
    expect((await found()).broken).toEqual(['./nowhere']);
    rmSync(join(folder, 'package.json'));
    expect((await found({}, ['no-such'])).broken).toEqual(['plugin']);
  });

  it('prints text for people, and exits with 0', () => {
    const { stdout, status } = doctor({});
    expect(stdout).toMatch(/^fine +program +node: /m);
    expect(stdout).toMatch(/^missing +data +S_AFF_WILD2: not set \(data\.root of \d+ pages\)$/m);
    expect(stdout).toContain('Nothing is broken.');
    expect(status).toBe(0);
  });

  it('prints JSON for programs, and exits with 1 if something is broken', () => {
    const { stdout, status } = doctor({ S_AFF_WILD2: join(folder, 'gone') }, '--json');
    const { findings } = JSON.parse(stdout) as { findings: readonly Finding[] };
    expect(findings.filter(({ state }) => state === 'broken')).toMatchObject([{ name: 'S_AFF_WILD2' }]);
    expect(status).toBe(1);
  });
});
