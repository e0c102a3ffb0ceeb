import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openEngine } from '../../src/engine/open.js';
import { installCommand, missingOnnxruntime } from '../../src/engine/wasm/missing-onnxruntime.js';
import { engines } from '../../src/tools/doctor/engines.js';
import { registry } from '../zoo/zoo.js';

vi.mock('../../src/engine/wasm/onnxruntime.js', () => ({
  openOnnxruntime: () => ({ missing: 'it is not installed' }),
}));
vi.mock('../../src/engine/wasm/missing-onnxruntime.js', async (original) => {
  const real = await original<typeof import('../../src/engine/wasm/missing-onnxruntime.js')>();
  // without a folder, as after npm has removed the package
  return { ...real, missingOnnxruntime: (folder?: string) => real.missingOnnxruntime(folder ?? gone) };
});

const { gone } = vi.hoisted(() => ({ gone: 'no-such-folder' }));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-onnxruntime-'));
  mkdirSync(join(folder, 'project/node_modules/declarative-zoo'), { recursive: true });
  mkdirSync(join(folder, 'project/data'));
  mkdirSync(join(folder, 'lib/node_modules/declarative-zoo'), { recursive: true });
  writeFileSync(join(folder, 'project/package.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command that installs onnxruntime-node', () => {
  const inProject = (from: string) =>
    installCommand(join(folder, 'project/node_modules/declarative-zoo'), join(folder, from));

  it('is short inside the project', () => {
    expect(inProject('project')).toBe('npm install --ignore-scripts');
    expect(inProject('project/data')).toBe('npm install --ignore-scripts');
  });

  it('names the project from another folder', () => {
    expect(inProject('lib')).toBe(`npm install --ignore-scripts --prefix "${join(folder, 'project')}"`);
  });

  it('also works for a global installation', () => {
    const command = installCommand(join(folder, 'lib/node_modules/declarative-zoo'), folder);
    expect(command).toBe('npm install --global --ignore-scripts declarative-zoo');
  });

  it('is npm ci in a clone', () => expect(installCommand(join(folder, 'clone'), folder)).toBe('npm ci'));
});

describe('without onnxruntime-node', () => {
  it('a package without a binary for this system is found', () => {
    const { reason, command } = missingOnnxruntime(folder)!;
    expect(reason).toContain(`has no binary for ${process.platform}/${process.arch}`);
    expect(command).toBe('zoo engine install tensorflow');
    mkdirSync(join(folder, 'bin/napi-v6', process.platform, process.arch), { recursive: true });
    expect(missingOnnxruntime(folder)).toBeUndefined();
  });

  it('an engine says how much slower it is, and the command that fixes it', async () => {
    const settings = { threads: 1, cache: folder };
    const { provider, slow } = await openEngine('wasm', undefined, settings);
    expect(provider).toBe('xnnpack');
    expect(slow).toMatch(/training is about five times slower\. .*: zoo engine install tensorflow$/);
    expect((await openEngine('wasm', undefined, { ...settings, provider: 'xnnpack' })).slow).toBeUndefined();
  });

  it('the doctor warns, with a command on a separate line', async () => {
    const env = { ZOO_CACHE: folder };
    const surroundings = { registry, env, cache: folder, zoo: folder, library: [], version: '0.0.0' };
    const findings = await engines({ ...surroundings, now: () => new Date(0) });
    expect(findings.find(({ name }) => name === 'wasm')).toMatchObject({
      state: 'warning',
      found: expect.stringContaining('about five times slower'),
      command: 'zoo engine install tensorflow',
    });
  });
});
