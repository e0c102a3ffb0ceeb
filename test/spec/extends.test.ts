import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZooError } from '../../src/errors/problem.js';
import { formatProblems } from '../../src/schema/frame.js';
import { readPage } from '../../src/spec/read.js';
import { folderOf } from './pages.js';

const keys = new Set(['name', 'extends', 'data']);

/** What a terminal shows for a page that cannot be read. */
function shown(file: string): string {
  try {
    readPage(file, { env: {}, cache: '/cache', library: [], keys });
  } catch (error) {
    if (error instanceof ZooError) return formatProblems(error.problems);
    throw error;
  }
  throw new Error('it was read');
}

const folder = (extended: string, text: string) =>
  folderOf({ 'page.yaml': `extends: ${extended}\n`, [extended]: text });

describe('a page that extends a file that is not a page shows nothing of that file', () => {
  it.each([
    ['accounts', 'private:x:0:0:root:/root:/bin/sh\n'],
    ['key', '-----BEGIN KEY-----\nprivate: "\n'],
    ['config', 'user: private\n'],
    ['variables.env', 'TOKEN=private\n'],
    ['list.yaml', '- private\n'],
    ['text.yaml', 'private\n'],
  ])('%s', (extended, text) => {
    const at = folder(extended, text);
    expect(shown(join(at, 'page.yaml'))).toBe(`${at}/page.yaml:1:10  ${at}/${extended} is not a page: \
a page is a YAML map in a file that ends in .yaml or .yml. Extend a page, by its name or its file.  [extends-no-page]
  1 | extends: ${extended}
    |          ^`);
  });

  it.each([
    ['an unknown key', 'name: x\npassword: private\n', 2],
    ['a key beside keys of a page', 'data: { private: 1 }\nkind: Secret\n', 2],
    ['broken YAML', 'name: x\nkey: "private\n', 2],
    ['a repeated key', 'name: private\nname: private\n', 2],
  ])('a YAML map with %s', (_, text, line) => {
    const at = folder('secrets.yaml', text);
    const said = shown(join(at, 'page.yaml'));
    expect(said).not.toMatch(/private|password|Secret/);
    expect(said).toContain(`secrets.yaml is not a page, as its line ${line} shows.`);
  });

  it('a link with the name of a page', () => {
    const at = folder('accounts', 'private: "\n');
    symlinkSync('accounts', join(at, 'base.yaml'));
    const outer = join(folderOf({ 'page.yaml': `extends: ${at}/base.yaml\n` }), 'page.yaml');
    expect(shown(outer)).toContain('[extends-no-page]');
    expect(shown(outer)).not.toContain('private');
  });

  it('a file that is given as the page', () => {
    const said = shown(join(folderOf({ accounts: 'private text\n' }), 'accounts'));
    expect(said).toContain('[page-not-a-map]');
    expect(said).not.toContain('private');
  });
});
