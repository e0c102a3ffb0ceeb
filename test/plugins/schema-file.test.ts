import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { WRITTEN_BY } from '../../src/schema/editor.js';
import { refreshSchema } from '../../src/tools/plugin/refresh-schema.js';
import { install, pluginModule, workingFolder, write } from './packages.js';

const folder = workingFolder();
afterAll(() => rmSync(folder, { recursive: true }));
const context = { registry: createRegistry(builtinParts), zoo: resolve('zoo') };
const refresh = () => refreshSchema(context, { folder, flags: [] });
const file = join(folder, 'zoo.schema.json');
const ours = JSON.stringify({ $comment: WRITTEN_BY });

beforeEach(() => {
  rmSync(folder, { recursive: true });
  install(folder, 'mine', { 'index.js': pluginModule('mine') });
  write(folder, { 'package.json': { private: true, zoo: { plugins: ['mine'] } } });
});

describe('the schema for editors in a project', () => {
  it('is not created', async () => {
    expect(await refresh()).toBe('absent');
  });

  it('gets the parts of the plugins that are allowed, once', async () => {
    writeFileSync(file, ours);
    expect(await refresh()).toBe('updated');
    expect(readFileSync(file, 'utf8')).toContain('mine/nothing');
    expect(await refresh()).toBe('current');
  });

  it.each([
    ['of another program', '{ "$comment": "mine" }'],
    ['of text', 'not JSON'],
    ['that is a list', '[]'],
  ])('does not change %s', async (_, text) => {
    writeFileSync(file, text);
    expect(await refresh()).toBe('foreign');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('does not change if parts of a plugin are unknown', async () => {
    writeFileSync(file, ours);
    write(folder, { 'package.json': { private: true, zoo: { plugins: ['mine', 'gone'] } } });
    expect(await refresh()).toBe('unknown');
    expect(readFileSync(file, 'utf8')).toBe(ours);
  });

  it('is updated by zoo plugin add, which says so', () => {
    write(folder, { 'package.json': { private: true } });
    const zoo = (...args: string[]): string =>
      execFileSync(process.execPath, [resolve('dist/bin.js'), ...args], { cwd: folder, encoding: 'utf8' });
    writeFileSync(file, zoo('schema'));
    expect(zoo('plugin', 'add', 'mine')).toContain('updated zoo.schema.json, which editors read');
    expect(readFileSync(file, 'utf8')).toBe(zoo('schema'));
  }, 60_000);
});
