import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listPages } from '../../src/zoo/pages.js';
import { paperScores, readPapers } from '../../src/zoo/papers.js';
import { covers, declarations, differences } from './differences.js';
import { file, names, planned, read, resolved, written } from './zoo.js';

const papers = readPapers('zoo');
const listed = (name: string) => listPages(['zoo'], papers, read, [name]).entries[0]!;

describe.each(names)('zoo/%s.yaml', (name) => {
  it('has the name of its file, and a title', () => {
    expect(written(name).name).toBe(name);
    expect(written(name).title ?? name).toBeTypeOf('string');
  });

  it.each([undefined, 'demo'])('checks and plans under profile %s', (profile) => {
    expect(planned(name, profile).stages.length).toBeGreaterThan(0);
  });

  it('follows a paper, and scores what the row that it repeats reports', () => {
    const { reproduces, metrics } = resolved(name);
    const row = paperScores(papers, reproduces!);
    expect(Object.keys(metrics)).toEqual(expect.arrayContaining(Object.keys(row)));
  });
});

const { extends: _none, ...root } = written('mtl-cross-attn');
const ablations = names.filter((name) => written(name).extends !== undefined);

/** Paths that belong to a page alone. */
const own = /^(name|title|description|reproduces)\b/;

describe.each(ablations)('%s differs from its parent', (name) => {
  const {
    name: _n,
    title: _t,
    reproduces: _r,
    description: _d,
    extends: parent,
    profiles,
    ...body
  } = written(name);
  const parentName = String(parent).replace('.yaml', '');
  const stages = Object.keys(resolved(parentName).stages);
  const declared = declarations(body, stages);
  const differing = (profile?: string) =>
    differences(resolved(parentName, profile), resolved(name, profile)).filter((path) => !own.test(path));

  it('only in what its page says', () => {
    expect(differing().filter((path) => !declared.some((said) => covers(said, path)))).toEqual([]);
  });

  it('in all that its page says', () => {
    expect(declared.filter((said) => !differing().some((path) => covers(said, path)))).toEqual([]);
  });

  it('by the same rule in its demo', () => {
    const demo = declarations(
      (profiles as { demo?: Record<string, unknown> } | undefined)?.demo ?? {},
      stages,
    );
    const said = [...declared, ...demo];
    expect(differing('demo').filter((path) => !said.some((one) => covers(one, path)))).toEqual([]);
  });
});

describe('the zoo', () => {
  it('has one root page', () => {
    expect(root).toBeDefined();
    expect(names.filter((name) => !ablations.includes(name))).toEqual(['mtl-cross-attn']);
  });

  it('has a page for every row of every paper', () => {
    const repeating = names.map((name) => resolved(name).reproduces!).filter(({ row }) => row !== undefined);
    const repeated = new Set(repeating.map((row) => JSON.stringify(row)));
    const rows = Object.entries(papers).flatMap(([paper, { tables, text = {} }]) => [
      ...Object.entries(tables).flatMap(([table, row]) =>
        Object.keys(row).map((one) => JSON.stringify({ paper, table: Number(table), row: one })),
      ),
      ...Object.keys(text).map((row) => JSON.stringify({ paper, row })),
    ]);
    expect(rows).toHaveLength(14);
    expect([...repeated].sort()).toEqual([...rows].sort());
  });

  it('trains what a row of a table scores, and what that reads', () => {
    const stages = Object.fromEntries(names.map((name) => [name, Object.keys(resolved(name).stages)]));
    expect(stages).toMatchObject({
      'mtl-no-attention': ['au', 'ex', 'va'],
      'au-sanfl': ['au'],
      'au-anfl': ['au'],
      'au-fc-sigmoid': ['au'],
      'va-fc-tanh': ['va'],
      'va-fc-bn-tanh': ['va'],
      'ex-fc': ['ex'],
      'ex-cross-attn': ['au', 'ex'],
      'baseline-vgg-face': ['joint'],
    });
  });

  it('has a page for every paper, and marks as different only pages that it has', () => {
    const after = new Set(names.map((name) => resolved(name).reproduces!.paper));
    expect([...after].sort()).toEqual(Object.keys(papers).sort());
    for (const [name, { except = {} }] of Object.entries(papers))
      for (const page of Object.keys(except)) expect(resolved(page).reproduces!.paper).toBe(name);
  });

  it('says in a page that is recalled that it is', () => {
    const recalled = names.filter((name) => listed(name).details === 'recalled');
    const expected =
      'av-mt-vgg-rnn, baseline-mixaugment, baseline-vgg-face, mt-vgg-rnn, mt-vgg, mtl-distribution-matching, mtl-self-distillation, mtl-soft-co-annotation';
    expect(recalled.join(', ')).toBe(expected);
    for (const name of recalled) expect(readFileSync(file(name), 'utf8')).toMatch(/recalled, not read/i);
  });

  it('runs all demos but the baseline without files of the user', () => {
    const wanting = names.filter((name) => read(file(name), 'demo').unset.length > 0);
    expect(wanting).toEqual(['baseline-vgg-face']);
  });
});

describe('the declared differences of pages', () => {
  it.each([
    { said: 'heads.va.batchNorm', path: 'heads.va.batchNorm', covered: true },
    { said: 'heads.ex', path: 'heads.ex.width', covered: true },
    { said: 'heads.ex', path: 'heads.extra', covered: false },
    { said: 'training.gradient', path: 'stages.au.gradient.rho', covered: true },
    { said: 'training.gradient', path: 'stages.au.optimizer.rate', covered: false },
  ])('$said covers $path: $covered', ({ said, path, covered }) => expect(covers(said, path)).toBe(covered));

  it('are found one by one', () => {
    expect(differences({ a: 1, b: { c: [1], d: 2 } }, { a: 1, b: { c: [2] }, e: null })).toEqual([
      'b.c',
      'b.d',
      'e',
    ]);
  });
});
