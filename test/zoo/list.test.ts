import { describe, expect, it } from 'vitest';
import { listPages } from '../../src/zoo/list.js';
import { readPapers } from '../../src/zoo/papers.js';
import { zooText } from '../../src/zoo/table.js';
import { matches } from '../../src/zoo/wildcard.js';
import { names, read } from './zoo.js';

const papers = readPapers('zoo');
const list = (...patterns: string[]) => listPages('zoo', papers, read, patterns);

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
  it('has every page, by name', () => expect(list().map(({ name }) => name)).toEqual([...names].sort()));

  it('is narrowed by patterns', () => {
    expect(list('va-*', 'ex-fc').map(({ name }) => name)).toEqual(['ex-fc', 'va-fc-bn-tanh', 'va-fc-tanh']);
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

  it('prints the paper’s numbers beside what a page needs', () => {
    const { columns, rows } = zooText(list('mtl-cross-attn', 'au-sanfl', 'baseline-vgg-face'));
    expect(columns.map(({ title }) => title)).toEqual([
      'page',
      'reproduces',
      'P_AU',
      'P_EX',
      'P_VA',
      'P_MTL',
      'needs',
      'demo',
    ]);
    expect(rows).toEqual([
      [
        'au-sanfl',
        'nguyen-2022 T2: sANFL',
        '49.9',
        '',
        '',
        '',
        's-aff-wild2, hsemotion/enet_b0_8_best_vgaf (set S_AFF_WILD2)',
        'as it is',
      ],
      [
        'baseline-vgg-face',
        'nguyen-2022 T1: Baseline',
        '',
        '',
        '',
        '30.0',
        's-aff-wild2 (set S_AFF_WILD2, VGG_FACE)',
        'set VGG_FACE',
      ],
      [
        'mtl-cross-attn',
        'nguyen-2022 T1: Proposed method (cross attention)',
        '49.9',
        '33.3',
        '45.6',
        '128.8',
        's-aff-wild2, hsemotion/enet_b0_8_best_vgaf (set S_AFF_WILD2)',
        'as it is',
      ],
    ]);
  });
});
