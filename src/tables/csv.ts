/** A cell of a CSV file; null is an empty cell. */
export type CsvCell = string | number | null;

/**
 * A line of a CSV file (RFC 4180), without its end. Spreadsheets run a cell that starts with `=`, `+`, `-`, `@`, a
 * tab or a line break as a formula, so such text is prefixed with an apostrophe; numbers never are.
 */
export const csvLine = (cells: readonly CsvCell[]): string => cells.map(cellText).join(',');

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
