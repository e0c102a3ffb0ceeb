import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZooError } from '../../src/errors/problem.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { createRegistry } from '../../src/registry.js';
import { validatePage } from '../../src/run/page/validate.js';
import { LIMITS } from '../../src/spec/budget.js';
import { folderOf } from './pages.js';

const zoo = join(import.meta.dirname, '../../zoo');
const context = {
  registry: createRegistry(builtinParts),
  env: {},
  cache: '/cache',
  zoo,
  library: [zoo],
  version: '0',
  now: () => new Date(0),
};

/** The codes of what is wrong with a page. */
function codesOf(page: string): readonly string[] {
  try {
    validatePage({ page }, context);
    return [];
  } catch (error) {
    if (error instanceof ZooError) return [...new Set(error.problems.map(({ code }) => code))];
    throw error;
  }
}

const check = (files: { readonly [name: string]: string }): readonly string[] =>
  codesOf(join(folderOf(files), 'page.yaml'));

const head = 'name: x\nextends: ex-fc\n';
const list = (n: number, item: (i: number) => string, between = '\n'): string =>
  Array.from({ length: n }, (_, i) => item(i)).join(between);

describe('a page within its budget', () => {
  it('may have the files, profiles and values of a large project', () => {
    const parents = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`p${i}.yaml`, `name: p${i}\nextends: [base.yaml]\n`]),
    );
    const page = `name: x\nextends: [${list(40, (i) => `p${i}.yaml`, ', ')}]\nprofiles:\n${list(90, (i) => `  p${i}: { seed: ${i} }`)}\n`;
    const base = 'name: base\nextends: ex-fc\nprofiles: { demo: null }\n';
    expect(check({ ...parents, 'base.yaml': base, 'page.yaml': page })).toEqual(['too-many-pages']);
    const fewer = page.replace(/, p15.*\]/, ']');
    expect(check({ ...parents, 'base.yaml': base, 'page.yaml': fewer })).toEqual([]);
  });
});

describe('more than the budget is refused', () => {
  it('a diamond of pages that each extend another twice', () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        `p${i}.yaml`,
        `name: p${i}\nextends: [p${i + 1}.yaml, p${i + 1}.yaml]\n`,
      ]),
    );
    expect(check({ ...files, 'p30.yaml': head, 'page.yaml': 'name: x\nextends: p0.yaml\n' })).toEqual([
      'too-many-pages',
    ]);
  });

  it('pages that are too large together', () => {
    const large = `${head}# ${'x'.repeat(400_000)}\n`;
    const page = 'name: x\nextends: [a.yaml, b.yaml, c.yaml]\n';
    expect(check({ 'a.yaml': large, 'b.yaml': large, 'c.yaml': large, 'page.yaml': page })).toEqual([
      'page-too-large',
    ]);
  });

  it('references that unfold, and chains of them', () => {
    const ten = (name: string) => `"${`\${${name}}`.repeat(10)}"`;
    const bomb = list(9, (i) => `  l${i}: { kind: classes, names: [${ten(`labels.l${i + 1}.names.0`)}] }`);
    const last = '  l9: { kind: classes, names: [0123456789] }\n';
    expect(check({ 'page.yaml': `${head}labels:\n${bomb}\n${last}` })).toContain('reference-bomb');
    const chain = (n: number) =>
      `${head}labels:\n${list(n, (i) => `  l${i}: { kind: classes, names: ["\${labels.l${i + 1}.names.0}"] }`)}\n  l${n}: { kind: classes, names: [end] }\n`;
    expect(check({ 'page.yaml': chain(LIMITS.chain - 1) })).toEqual([]);
    expect(check({ 'page.yaml': chain(LIMITS.chain + 1) })).toContain('reference-chain');
  });

  it('too many profiles, values, stages and levels', () => {
    const profiles = list(LIMITS.profiles + 1, (i) => `  p${i}: { seed: 3 }`);
    expect(check({ 'page.yaml': `${head}profiles:\n${profiles}\n` })).toEqual(['too-much-to-check']);
    const names = list(4000, (i) => `c${i}`, ', ');
    const wide = `${head}labels: { l: { kind: classes, names: [${names}] } }\nprofiles:\n${list(60, (i) => `  p${i}: { seed: 3 }`)}\n`;
    expect(check({ 'page.yaml': wide })).toEqual(['too-much-to-check']);
    const values = `${head}labels: { l: { kind: classes, names: [${list(LIMITS.values, (i) => `c${i}`, ', ')}] } }\n`;
    expect(check({ 'page.yaml': values })).toEqual(['alias-bomb']);
    const stage = (i: number) => `  s${i}: { train: [ex], losses: { ex: { type: weighted-cross-entropy } } }`;
    expect(check({ 'page.yaml': `${head}stages:\n${list(101, stage)}\n` })).toContain('wrong-size');
    const deep = `${head}a: ${'['.repeat(LIMITS.depth + 5)}${']'.repeat(LIMITS.depth + 5)}\n`;
    expect(check({ 'page.yaml': deep })).toContain('nested-too-deep');
  });

  it.runIf(process.platform !== 'win32')('a page that is a pipe or a device', () => {
    const folder = folderOf({ 'page.yaml': 'name: x\nextends: ./pipe\n' });
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(codesOf(join(folder, 'page.yaml'))).toEqual(['unreadable-page']);
    expect(codesOf(join(folder, 'pipe'))).toEqual(['unreadable-page']);
    expect(codesOf('/dev/zero')).toEqual(['unreadable-page']);
  });
});

/** Pages that grow with n, each a shape that took, or could take, more than linear time. */
const families: { readonly [what: string]: readonly [n: number, page: (n: number) => string] } = {
  'anchors and aliases': [
    800,
    (n) => `${head}${list(n, (i) => `a${i}: &x${i} 1`)}\n${list(n, (i) => `b${i}: *x${i}`)}\n`,
  ],
  'references to one value': [
    800,
    (n) =>
      `${head}title: t\nlabels: { l: { kind: classes, names: [${list(n, (i) => `"\${title}${i}"`, ', ')}] } }\n`,
  ],
  'unknown keys': [800, (n) => `${head}${list(n, (i) => `key${i}: 1`)}\n`],
  'heads on heads': [
    300,
    (n) =>
      `${head}heads:\n${list(n, (i) => `  h${i}: { type: fc, input: ${i ? `h${i - 1}` : 'backbone'}, units: 2 }`)}\n`,
  ],
  'heads on nothing': [
    300,
    (n) => `${head}heads:\n${list(n, (i) => `  h${i}: { type: fc, input: nobody${i}, units: 2 }`)}\n`,
  ],
  metrics: [300, (n) => `${head}metrics:\n${list(n, (i) => `  m${i}: { type: f1-macro, node: ex }`)}\n`],
  'metrics of metrics, twice': [
    200,
    (n) =>
      `${head}metrics:\n${list(n, (i) => `  m${i}: { type: sum, of: [m${i + 1}, m${i + 1}] }`)}\n  m${n}: { type: f1-macro, node: ex }\n`,
  ],
  'items removed from a list': [
    1000,
    (n) =>
      `${head}labels: { l: { kind: classes, names: [a, ${list(n, (i) => `c${i}`, ', ')}] } }\nprofiles: { p: { labels: { l: { names: { remove: [${list(n, (i) => `c${i}`, ', ')}] } } } } }\n`,
  ],
  'profiles of one page': [12, (n) => `${head}profiles:\n${list(n, (i) => `  p${i}: { seed: ${i} }`)}\n`],
  'broken text': [1000, (n) => `${head}${list(n, (i) => `a${i}: }`)}\n`],
  'a long word': [50_000, (n) => `${head}heads: { a: { type: ${'a'.repeat(n)} } }\n`],
};

describe('a page eight times as large takes about eight times as long', () => {
  it.each(Object.entries(families))('%s', (_, [n, page]) => {
    const file = join(folderOf({}), 'page.yaml');
    const cost = (size: number): number => {
      writeFileSync(file, page(size));
      const before = process.cpuUsage();
      codesOf(file);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    cost(n); // compiled, and warm
    const least = (size: number): number => Math.min(cost(size), cost(size), cost(size));
    // 8 if the work is linear in the size, 64 if it is quadratic.
    expect(least(8 * n) / least(n)).toBeLessThan(24);
  });
});
