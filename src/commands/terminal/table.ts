import type { TextTable } from '../../report/text-table.js';

type Align = 'left' | 'right';

const GAP = '  ';

/**
 * A table as aligned lines: titles, a rule, rows; columns two spaces apart, nothing after the last letter of a line.
 * Where it is wider than `width`, its widest columns of text are wrapped between words.
 */
export function formatTable({ columns, rows }: TextTable, width = Number.POSITIVE_INFINITY): string {
  const titles = columns.map(({ title }) => title);
  const aligns = columns.map(({ align }) => align);
  const natural = columns.map((_, i) => Math.max(...[titles, ...rows].map((row) => length(row[i] ?? ''))));
  const words = columns.map((_, i) =>
    Math.max(...[titles, ...rows].flatMap((row) => (row[i] ?? '').split(' ').map(length))),
  );
  const least = columns.map(({ align }, i) => (align === 'left' ? words[i]! : natural[i]!));
  const widths = narrowed(natural, least, width);
  const rule = widths.map((one) => '─'.repeat(one)).join(GAP);
  const lines = [titles, ...rows].map((row) => rowLines(row, widths, aligns));
  return [lines[0]!, rule, ...lines.slice(1)].join('\n');
}

/** Column widths that fit: taken one by one from the widest column that is above its least. */
function narrowed(natural: readonly number[], least: readonly number[], width: number): readonly number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, one) => sum + one, 0) + GAP.length * (widths.length - 1) - width;
  for (; over > 0; over--) {
    const loose = widths.map((one, i) => (one > least[i]! ? one : 0));
    const widest = Math.max(...loose);
    if (widest === 0) break;
    widths[loose.indexOf(widest)]! -= 1;
  }
  return widths;
}

/** A row as the lines that its most wrapped cell needs. */
function rowLines(row: readonly string[], widths: readonly number[], aligns: readonly Align[]): string {
  const cells = row.map((cell, i) => wrap(cell, widths[i]!));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, j) =>
    cells
      .map((cell, i) => pad(cell[j] ?? '', widths[i]!, aligns[i]!))
      .join(GAP)
      .trimEnd(),
  ).join('\n');
}

/** Lines of whole words. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let rest = [...text];
  while (rest.length > width) {
    const end = rest.lastIndexOf(' ', width);
    lines.push(rest.slice(0, end).join(''));
    rest = rest.slice(end + 1);
  }
  return [...lines, rest.join('')];
}

/** Characters, not UTF-16 units. */
const length = (text: string): number => [...text].length;

function pad(text: string, width: number, align: Align): string {
  const space = ' '.repeat(width - length(text));
  return align === 'left' ? text + space : space + text;
}
