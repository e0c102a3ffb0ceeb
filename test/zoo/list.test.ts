import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMeasured } from '../../src/zoo/measured.js';
import { listPages } from '../../src/zoo/pages.js';
import { readPapers } from '../../src/zoo/papers.js';
import { withTable, zooMarkdown, zooText } from '../../src/zoo/table.js';
import { matches } from '../../src/zoo/wildcard.js';
import { names, read } from './zoo.js';

const papers = readPapers('zoo');
const list = (...patterns: string[]) => listPages(['zoo'], papers, read, patterns).entries;

describe('wildcards', () => {
  it.each([
    ['mtl-*', 'mtl-cross-attn', true],
    ['mtl-*', 'au-mtl-', false],
    ['*', 'anything', true],
    ['au-?anfl', 'au-sanfl', true],
    ['au-?anfl', 'au-anfl', false],
    ['a.b', 'axb', false],
    ['va-fc-tanh', 'va-fc-tanh', true],
  ])('%s against %s: %s', (pattern, name, expected) => expect(matches(pattern, name)).toBe(expected));
});

describe('the list', () => {
  it('has every page, in the order of the paper’s rows', () => {
    const listed = list();
    expect(listed.map(({ name }) => name).sort()).toEqual([...names].sort());
    const tables = listed.map(({ reproduces }) => reproduces?.table ?? '-');
    expect(tables.join('')).toMatch(/^1+2+3+4+-+$/);
    expect(listed[0]?.name).toBe('baseline-vgg-face');
  });

  it('is narrowed by patterns', () => {
    expect(list('va-*', 'ex-fc').map(({ name }) => name)).toEqual(['va-fc-tanh', 'va-fc-bn-tanh', 'ex-fc']);
  });

  it('says when a pattern matches nothing', () => {
    expect(() => list('mtl-*', 'va-fc-tahn')).toThrow(
      /no page of the zoo matches "va-fc-tahn". Did you mean "va-fc-tanh"\?/,
    );
  });

  it.each([
    [
      'mtl-cross-attn',
      { data: 's-aff-wild2', weights: 'hsemotion/enet_b0_8_best_vgaf', variables: ['S_AFF_WILD2'] },
      [],
    ],
    [
      'baseline-vgg-face',
      { data: 's-aff-wild2', weights: '${env:VGG_FACE}', variables: ['S_AFF_WILD2', 'VGG_FACE'] },
      ['VGG_FACE'],
    ],
  ])('%s needs what its page names', (name, needs, demo) => {
    const [entry] = list(name);
    expect(entry?.needs).toEqual(needs);
    expect(entry?.demo?.variables).toEqual(demo);
  });

  it('prints the paper’s numbers next to what a page needs', () => {
    const brought = 'S_AFF_WILD2, hsemotion/enet_b0_8_best_vgaf';
    const { columns, rows } = zooText(list('mtl-cross-attn', 'au-sanfl', 'baseline-vgg-face'));
    expect(columns.map(({ title }) => title)).toEqual([
      'page',
      'reproduces',
      'details',
      'P_AU',
      'P_EX',
      'P_VA',
      'P_MTL',
      'needs',
      'demo',
    ]);
    expect(rows).toEqual([
      [
        'baseline-vgg-face',
        'nguyen-2022 table 1, Baseline',
        'recalled',
        '',
        '',
        '',
        '30.0',
        'S_AFF_WILD2, VGG_FACE',
        'needs VGG_FACE',
      ],
      [
        'mtl-cross-attn',
        'nguyen-2022 table 1, Proposed method (cross attention)',
        'read',
        '49.9',
        '33.3',
        '45.6',
        '128.8',
        brought,
        'yes',
      ],
      ['au-sanfl', 'nguyen-2022 table 2, sANFL', 'read', '49.9', '', '', '', brought, 'yes'],
    ]);
  });
});

it('shows only the paper for a page that repeats no row', () => {
  const [row] = zooText(list('mtl-distribution-matching')).rows;
  expect(row?.slice(1, 3)).toEqual(['kollias-2021', 'recalled']);
});

describe('the table of pages', () => {
  const measured = readMeasured('zoo');
  // npx vitest run test/zoo -u writes it again
  it('is in zoo/README.md', async () => {
    const text = withTable(readFileSync('zoo/README.md', 'utf8'), zooMarkdown(list(), '', measured));
    await expect(text).toMatchFileSnapshot('../../zoo/README.md');
  });

  it('shows the mean and the deviation of measured scores, in percent', () => {
    const scores = { P_AU: { mean: 0.5214, deviation: 0.0041 } };
    const table = zooMarkdown(list('au-anfl'), '', { 'au-anfl': scores });
    expect(table).toContain('| P_AU 52.1 ± 0.4 |');
  });

  it('needs its two marks', () => expect(() => withTable('# The zoo', '')).toThrow(/zoo list/));
});
