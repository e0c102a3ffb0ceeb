import { visibleInline } from '../../errors/printable.js';
import type { TextTable } from '../../report/text-table.js';
import { formatFacts, leastWidth, length, terminalWidth, wrap } from './wrap.js';

type Align = 'left' | 'right';

const GAP = '  ';

/**
 * A table as aligned lines: titles, a rule, rows; columns two spaces apart, nothing after the last letter of a line.
 * Where it is wider than `width`, its widest columns of text are wrapped: between words, then at the seams of words, those
 * of the first column last. Where that is not enough, each row is printed as a list.
 */
export function formatTable({ columns, rows: given }: TextTable, width = terminalWidth()): string {
  const rows = given.map((row) => row.map(visibleInline));
  const titles = columns.map(({ title }) => visibleInline(title));
  const aligns = columns.map(({ align }) => align);
  const most = (i: number, of: (cell: string) => number): number =>
    Math.max(...[titles, ...rows].map((row) => of(row[i] ?? '')));
  const natural = columns.map((_, i) => most(i, length));
  // Each step lets columns from this one on be broken at seams; numbers are never broken.
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

/** Column widths that fit: taken one by one from the widest column that is above its least. */
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

/** Every row as lines of its own, one a cell that says something. */
function listed(titles: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const column = Math.max(...titles.map(length)) + GAP.length;
  const facts = (row: readonly string[]) =>
    row.flatMap((cell, i) => (cell === '' ? [] : [[titles[i]!, cell] as const]));
  return rows.map((row) => formatFacts(facts(row), column, width)).join('\n\n');
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

function pad(text: string, width: number, align: Align): string {
  const space = ' '.repeat(width - length(text));
  return align === 'left' ? text + space : space + text;
}
