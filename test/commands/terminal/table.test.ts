import { describe, expect, it } from 'vitest';
import { formatTable } from '../../../src/commands/terminal/table.js';
import { formatFacts } from '../../../src/commands/terminal/wrap.js';

const table = {
  columns: [
    { title: 'page', align: 'left' as const },
    { title: 'P_AU', align: 'right' as const },
  ],
  rows: [
    ['au-sanfl', '49.9'],
    ['ex-fc', '–'],
    ['action units, with SAM', '49.9 ± 0.3'],
  ],
};

describe('a table in the terminal', () => {
  it.each([
    [80, '  AU1, inner brow'],
    [14, '  AU1, inner\n  brow'],
  ])('keeps an indent, in %i columns', (width, cell) => {
    const columns = [{ title: '%', align: 'left' as const }];
    const lines = formatTable({ columns, rows: [['P_AU'], ['  AU1, inner brow']] }, width);
    expect(lines.split('\n').slice(2).join('\n')).toBe(`P_AU\n${cell}`);
  });

  it.each([
    {
      width: undefined,
      lines: [
        'page                          P_AU',
        '──────────────────────  ──────────',
        'au-sanfl                      49.9',
        'ex-fc                            –',
        'action units, with SAM  49.9 ± 0.3',
      ],
    },
    {
      width: 28,
      lines: [
        'page                    P_AU',
        '────────────────  ──────────',
        'au-sanfl                49.9',
        'ex-fc                      –',
        'action units,     49.9 ± 0.3',
        'with SAM',
      ],
    },
    {
      width: 19, // if nothing else helps: inside words, between their parts
      lines: [
        'page           P_AU',
        '───────  ──────────',
        'au-            49.9',
        'sanfl',
        'ex-fc             –',
        'action   49.9 ± 0.3',
        'units,',
        'with',
        'SAM',
      ],
    },
    {
      width: 12, // no room for columns
      lines: ['page  au-sanfl', 'P_AU  49.9', '', 'page  ex-fc', 'P_AU  –', ''],
    },
  ])('fits $width columns', ({ width, lines }) =>
    expect(formatTable(table, width).split('\n').slice(0, lines.length)).toEqual(lines),
  );

  it('does not break a name in the first column if another column can shrink', () => {
    const columns = ['page', 'needs'].map((title) => ({ title, align: 'left' as const }));
    expect(formatTable({ columns, rows: [['ex-fc-authors-code', 'hsemotion/enet_b0']] }, 32)).toBe(
      'page                needs\n──────────────────  ────────────\nex-fc-authors-code  hsemotion/\n                    enet_b0',
    );
  });

  it('treats text in brackets as one word', () => {
    const one = { columns: [{ title: '', align: 'left' as const }], rows: [['image [112, 112, 3]']] };
    expect(formatTable(one, 15).split('\n').slice(2)).toEqual(['image', '[112, 112, 3]']);
  });

  it('may have no rows', () => expect(formatTable({ ...table, rows: [] })).toBe('page  P_AU\n────  ────'));
});

describe('facts in the terminal', () => {
  const facts = [
    ['  trains', 'au: 23,289,640 parameters; 4,017,796 frozen'],
    ['  keeps', 'the last epoch'],
  ] as const;
  it.each([
    [60, ['  trains  au: 23,289,640 parameters; 4,017,796 frozen', '  keeps   the last epoch']],
    [40, ['  trains  au: 23,289,640 parameters;', '          4,017,796 frozen', '  keeps   the last epoch']],
    // the terminal wraps longer lines
    [5, ['  trains  au: 23,289,640', '          parameters; 4,017,796', '          frozen']],
  ])('fit %i columns', (width, lines) =>
    expect(formatFacts(facts, 10, width).split('\n').slice(0, lines.length)).toEqual(lines),
  );
});
