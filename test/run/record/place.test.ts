import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markFolder } from '../../../src/files/mark.js';
import { openPage } from '../../../src/run/page/open.js';
import { openRunFolder } from '../../../src/run/record/folder.js';
import { folderOf, freeFolder, type WhereTo } from '../../../src/run/record/place.js';
import { resolvedPage } from '../../../src/spec/resolved.js';
import { registry } from '../../zoo/zoo.js';

const context = {
  registry,
  env: {},
  cache: 'cache',
  zoo: 'zoo',
  library: ['zoo'],
  version: '0.0.0',
  now: () => new Date(0),
};
const open = (set: readonly string[] = []) => openPage({ page: 'ex-fc', set, profile: 'demo' }, context);

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-place-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The environment that every run writes first. */
const environment = '{ "engine": "auto", "profile": null }';

/** Files, each a path and its text. */
function write(files: { readonly [path: string]: string }): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

describe('the folder of a new run', () => {
  it.each<[string, WhereTo, boolean, string]>([
    ['named after the page and the profile', {}, false, 'runs/ex-fc-demo'],
    ['named after the seed too, for several runs', { seeds: '1,2' }, true, 'runs/ex-fc-demo-seed1'],
    ['the one that the user names, for one run', { out: 'here' }, false, 'here'],
    [
      'inside the one that the user names, for one of many runs',
      { out: 'here', seeds: '1' },
      true,
      'here/ex-fc-demo-seed1',
    ],
  ])('is %s', (_, where, isOneOfMany, expected) => {
    expect(folderOf(open(), isOneOfMany, where)).toBe(expected);
  });

  it('is not one in which something was trained or a run is active', () => {
    const base = join(folder, 'a');
    expect(freeFolder(base)).toBe(base);
    write({ 'a/page.yaml': '', 'a/environment.json': environment }); // a run that failed before it trained
    expect(freeFolder(base)).toBe(base);
    write({ 'a/checkpoints/au.step-1.safetensors': '', 'a-3/run.lock': '1', 'a-4/thesis.txt': '' });
    write({ 'a-2/page.yaml': '', 'a-2/environment.json': environment, 'a-2/run.json': '' });
    expect(freeFolder(base)).toBe(`${base}-5`);
  });

  it('is refused, and not changed, if something was trained', () => {
    write({ 'a/page.yaml': '', 'a/environment.json': environment, 'a/run.json': '{}' });
    expect(() => openRunFolder(join(folder, 'a'), false)).toThrow(/already holds a run/);
    expect(existsSync(join(folder, 'a', 'run.lock'))).toBe(false);
  });
});

describe('the folder from which one of many runs resumes', () => {
  const began = (path: string, page: string, rows?: number) =>
    write({
      [`${path}/page.yaml`]: page,
      [`${path}/environment.json`]: JSON.stringify({ engine: 'auto', profile: 'demo', rows }),
      [`${path}/checkpoints/ex.step-1.safetensors`]: '',
    });
  const place = (rows?: number) => folderOf(open(), true, { resume: folder, seeds: '1', rows });

  it('is the one of the same page, seed and rows', () => {
    const [same, other] = [open(), open(['seed=2'])].map(({ page }) => resolvedPage(page));
    began('ex-fc-demo-seed1', other!);
    began('ex-fc-demo-seed1-2', same!, 100);
    began('ex-fc-demo-seed1-3', same!);
    expect(place()).toBe(join(folder, 'ex-fc-demo-seed1-3'));
    expect(place(100)).toBe(join(folder, 'ex-fc-demo-seed1-2'));
    expect(place(50)).toBe(join(folder, 'ex-fc-demo-seed1-4'));
  });

  it('is refused if it has a run without its page', () => {
    began('ex-fc-demo-seed1', resolvedPage(open().page));
    markFolder(join(folder, 'ex-fc-demo-seed1'), { kind: 'run' });
    rmSync(join(folder, 'ex-fc-demo-seed1', 'page.yaml'));
    expect(() => place()).toThrow(/ex-fc-demo-seed1 holds a run, but no page\.yaml.*\[page-missing\]/);
  });
});
