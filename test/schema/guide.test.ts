import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ZooError } from '../../src/errors/problem.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { validatePage } from '../../src/run/page/validate.js';
import { formatProblems } from '../../src/schema/frame.js';
import { folderOf } from '../spec/pages.js';

const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/pages.md'), 'utf8');
const zoo = join(root, 'zoo');
const registry = createRegistry(builtinParts);
const context = {
  registry,
  env: {},
  cache: '/cache',
  zoo,
  library: [zoo],
  version: '0',
  now: () => new Date(0),
};
const pages = [...guide.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text!);

it.each(pages)('page %# of the guide is valid', (text) => {
  const file = join(folderOf({ 'page.yaml': text }), 'page.yaml');
  expect(() => validatePage({ page: file }, context)).not.toThrow();
});

it('the guide shows what zoo validate prints', () => {
  const page = `name: mine
extends: mtl-cross-attn
training: {      bacth: 32, gradient: sam }
heads:
  va: { units: 2, activation: tanh,      neighbors: 4 }
`;
  const folder = folderOf({});
  const file = join(folder, 'my-page.yaml');
  writeFileSync(file, page);
  try {
    validatePage({ page: file }, context);
    expect.fail('sound');
  } catch (error) {
    const text = formatProblems((error as ZooError).problems).replaceAll(`${folder}/`, '');
    expect(guide).toContain(`$ zoo validate my-page.yaml\n${text}\n\`\`\``);
  }
});
