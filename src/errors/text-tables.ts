import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * A file of a data set cannot be read.
 *
 * @example labels.csv cannot be read: it is a folder.
 */
export const unreadableTable = (file: string, reason: string): Problem => ({
  code: 'unreadable-table',
  message: `${file} cannot be read: ${reason}.`,
});

/**
 * The text of a table is neither UTF-8 nor UTF-16. Its 8-bit encoding (Latin-1, Windows-1252, Mac Roman, ...) cannot be
 * detected reliably, so zoo does not guess it.
 *
 * @example labels.csv: line 2 is not UTF-8. Save the table as UTF-8 (in Excel: "CSV UTF-8"), or convert it from its
 * encoding, for example: iconv -f WINDOWS-1252 -t UTF-8 labels.csv > labels-utf8.csv
 */
export const notUtf8 = (file: string, line: number): Problem => ({
  code: 'not-utf8',
  message: `${printable(file)}: line ${line} is not UTF-8. Save the table as UTF-8 (in Excel: "CSV UTF-8"), or convert it from its encoding, for example: iconv -f WINDOWS-1252 -t UTF-8 ${printable(file)} > labels-utf8.csv`,
});

/**
 * A file given as a table is something else.
 *
 * @example labels.csv is a spreadsheet (Excel or OpenDocument), not a text table. Save it as CSV (UTF-8), TSV or JSON
 * Lines.
 */
export const notATable = (file: string, what: string): Problem => ({
  code: 'not-a-table',
  message: `${printable(file)} is ${what}, not a text table. Save it as CSV (UTF-8), TSV or JSON Lines.`,
});

/**
 * More than one character could separate the columns of a table.
 *
 * @example labels.csv: its columns may be separated by "," or ";": the rows fit both. Put fields that contain the wrong
 * one in double quotes.
 */
export const unclearSeparator = (file: string, found: readonly string[]): Problem => ({
  code: 'unclear-separator',
  message: `${printable(file)}: its columns may be separated by ${found.map((one) => (one === '\t' ? 'tabs' : `"${one}"`)).join(' or ')}: the rows fit both. Put fields that contain the wrong one in double quotes.`,
});
