import { describe, expect, it } from 'vitest';
import { formatTable } from '../../../src/commands/terminal/table.js';

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
  ])('fits $width columns', ({ width, lines }) =>
    expect(formatTable(table, width).split('\n')).toEqual(lines),
  );

  it('never breaks a word, even where there is no room', () => {
    const one = { columns: [{ title: 'a', align: 'left' as const }], rows: [['mtl-cross-attn is here']] };
    expect(formatTable(one, 8).split('\n').slice(2)).toEqual(['mtl-cross-attn', 'is here']);
  });

  it('has no row to show', () => expect(formatTable({ ...table, rows: [] })).toBe('page  P_AU\n────  ────'));
});
