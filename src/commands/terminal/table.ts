import type { TextTable } from '../../report/text-table.js';

type Align = 'left' | 'right';

const GAP = '  ';
/** Narrower than this no column is made. */
const LEAST = 14;

/**
 * A table as aligned lines: titles, a rule, rows; columns two spaces apart, nothing after the last letter of a line.
 * Where it is wider than `width`, its widest columns of text are wrapped.
 */
export function formatTable({ columns, rows }: TextTable, width = Number.POSITIVE_INFINITY): string {
  const titles = columns.map(({ title }) => title);
  const aligns = columns.map(({ align }) => align);
  const natural = columns.map((_, i) => Math.max(...[titles, ...rows].map((row) => length(row[i] ?? ''))));
  const widths = narrowed(natural, aligns, width);
  const rule = widths.map((one) => '─'.repeat(one)).join(GAP);
  const lines = [titles, ...rows].map((row) => rowLines(row, widths, aligns));
  return [lines[0]!, rule, ...lines.slice(1)].join('\n');
}

/** Column widths that fit, taken one by one from the widest text column. */
function narrowed(natural: readonly number[], aligns: readonly Align[], width: number): readonly number[] {
  const widths = [...natural];
  const total = (): number => widths.reduce((sum, one) => sum + one, 0) + GAP.length * (widths.length - 1);
  while (total() > width) {
    const texts = widths.map((one, i) => (aligns[i] === 'left' ? one : 0));
    const widest = Math.max(...texts);
    if (widest <= LEAST) break;
    widths[texts.indexOf(widest)]! -= 1;
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

/** Broken at spaces; a word too long for a line is broken where the line ends. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let rest = [...text];
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const [end, skip] = space > 0 ? [space, 1] : [width, 0];
    lines.push(rest.slice(0, end).join(''));
    rest = rest.slice(end + skip);
  }
  return [...lines, rest.join('')];
}

/** Characters, not UTF-16 units. */
const length = (text: string): number => [...text].length;

function pad(text: string, width: number, align: Align): string {
  const space = ' '.repeat(Math.max(0, width - length(text)));
  return align === 'left' ? text + space : space + text;
}
