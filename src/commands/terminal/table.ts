import { visibleInline } from '../../errors/printable.js';
import type { TextTable } from '../../report/text-table.js';
import { formatFacts, leastWidth, length, terminalWidth, wrap } from './wrap.js';

type Align = 'left' | 'right';

const GAP = '  ';

/**
 * A table as aligned lines: titles, a rule, rows; columns are two spaces apart, and lines have no trailing spaces. If
 * it is wider than `width`, its widest text columns are wrapped: between words, then at the seams of words, the first
 * column last. If that is not enough, each row is printed as a list.
 */
export function formatTable({ columns, rows: given }: TextTable, width = terminalWidth()): string {
  const rows = given.map((row) => row.map(visibleInline));
  const titles = columns.map(({ title }) => visibleInline(title));
  const aligns = columns.map(({ align }) => align);
  const most = (i: number, of: (cell: string) => number): number =>
    Math.max(...[titles, ...rows].map((row) => of(row[i] ?? '')));
  const natural = columns.map((_, i) => most(i, length));
  // Each step allows breaks at seams in columns from this one on; numbers are never broken.
  const widths = [columns.length, 1, 0].reduce<readonly number[]>((wide, from) => {
    const least = (i: number) => most(i, (cell) => leastWidth(cell, i >= from));
    return narrowed(
      wide,
      aligns.map((align, i) => (align === 'left' ? least(i) : natural[i]!)),
      width,
    );
  }, natural);
  if (total(widths) > width) return listed(titles, rows, width);
  const rule = widths.map((one) => '─'.repeat(one)).join(GAP);
  const lines = [titles, ...rows].map((row) => rowLines(row, widths, aligns));
  return [lines[0]!, rule, ...lines.slice(1)].join('\n');
}

const total = (widths: readonly number[]): number =>
  widths.reduce((sum, one) => sum + one, 0) + GAP.length * (widths.length - 1);

/** Column widths that fit: narrows the widest column above its minimum, one character at a time. */
function narrowed(wide: readonly number[], least: readonly number[], width: number): readonly number[] {
  const widths = [...wide];
  for (let over = total(widths) - width; over > 0; over--) {
    const loose = widths.map((one, i) => (one > least[i]! ? one : 0));
    const widest = Math.max(...loose);
    if (widest === 0) break;
    widths[loose.indexOf(widest)]! -= 1;
  }
  return widths;
}

/** Each row as a list, one line per cell that is not empty. */
function listed(titles: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const column = Math.max(...titles.map(length)) + GAP.length;
  const facts = (row: readonly string[]) =>
    row.flatMap((cell, i) => (cell === '' ? [] : [[titles[i]!, cell] as const]));
  return rows.map((row) => formatFacts(facts(row), column, width)).join('\n\n');
}

/** A row as lines, as many as its most wrapped cell needs. */
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

function pad(text: string, width: number, align: Align): string {
  const space = ' '.repeat(width - length(text));
  return align === 'left' ? text + space : space + text;
}
