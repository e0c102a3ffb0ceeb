import type { TextTable } from '../../report/text-table.js';

const GAP = '  ';

/** A table as aligned lines: titles, a rule, rows; columns two spaces apart, nothing after the last letter of a line. */
export function formatTable({ columns, rows }: TextTable): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => length(line[i] ?? ''))));
  const rule = widths.map((width) => '─'.repeat(width));
  return [lines[0]!, rule, ...rows]
    .map((line) =>
      line
        .map((cell, i) => pad(cell, widths[i]!, columns[i]!.align))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

/** Characters, not UTF-16 units. */
const length = (text: string): number => [...text].length;

function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(width - length(text));
  return align === 'left' ? text + space : space + text;
}
