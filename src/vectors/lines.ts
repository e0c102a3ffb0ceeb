import { readLines } from '../tables/lines.js';
import { readSeparated } from '../tables/records.js';
import { repeatedKeys } from '../tables/repeats.js';
import { type Fail, tableOf, type VectorRow, type VectorTable } from './table.js';

/** How to read a .csv of vectors. */
interface CsvFile {
  readonly file: string;
  readonly keys: string | false;
  readonly width: number;
  readonly columns?: readonly string[];
  readonly mean?: readonly number[];
}

/**
 * Vectors from a .csv: a header, a column of keys, and the selected columns (by default, all others) as numbers.
 * Fields may be quoted.
 */
export async function readCsv(wanted: CsvFile, fail: Fail): Promise<VectorTable> {
  const { file, keys: key, width } = wanted;
  if (wanted.columns) return readColumns(wanted, wanted.columns, fail);
  const rows: VectorRow[] = [];
  for await (const row of readSeparated(file)) {
    if ('why' in row) return fail(`the line ${row.why}`, row.line);
    const { line, fields } = row;
    const [columns, values] = [fields.columns.names, fields.list()];
    const at = key === false ? -1 : columns.indexOf(key);
    if (at < 0 && key !== false) return fail(`its header has no column "${key}"`, 1);
    const text = values.findIndex((value, i) => i !== at && Number.isNaN(number(value)));
    if (text >= 0 && columns.length - (at < 0 ? 0 : 1) !== width)
      return fail(
        `its column "${columns[text]}" holds "${values[text]}", not a number, and all columns${at < 0 ? '' : ` but "${key}"`} are read: name the columns of numbers in columns`,
        line,
      );
    rows.push({
      key: at < 0 ? String(line) : values[at]!,
      values: values.filter((_, i) => i !== at).map(number),
      line,
    });
  }
  if (rows.length === 0) return fail('it has no rows');
  return tableOf(rows, width, fail);
}

/** Vectors from these columns of a .csv. */
async function readColumns(
  { file, keys, width, mean }: CsvFile,
  wanted: readonly string[],
  fail: Fail,
): Promise<VectorTable> {
  const rows: VectorRow[] = [];
  if (wanted.length !== width) return fail(`columns names ${wanted.length} columns, and width is ${width}`);
  for await (const row of readSeparated(file)) {
    if ('why' in row) return fail(`the line ${row.why}`, row.line);
    const { line, fields } = row;
    const [columns, values] = [fields.columns.names, fields.list()];
    const names = keys === false ? wanted : [...wanted, keys];
    const lacking = names.find((name) => !columns.includes(name));
    if (lacking !== undefined) return fail(`its header has no column "${lacking}"`, 1);
    const numbers = wanted.map((name, i) => {
      const text = values[columns.indexOf(name)]!;
      if (text.trim() === '' && mean) return mean[i]!;
      const value = number(text);
      return Number.isNaN(value) ? fail(`its column "${name}" holds "${text}", not a number`, line) : value;
    });
    const key = keys === false ? String(line) : values[columns.indexOf(keys)]!;
    rows.push({ key, values: numbers, line });
  }
  if (rows.length === 0) return fail('it has no rows');
  return tableOf(rows, width, fail);
}

const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** Vectors from a .jsonl: each line is an object with a key and a list of numbers. */
export async function readJsonLines(
  file: string,
  key: string | false,
  field: string,
  width: number,
  fail: Fail,
): Promise<VectorTable> {
  const rows: VectorRow[] = [];
  for await (const [line, text] of readLines(file)) {
    if (text.trim() === '') continue;
    const row = json(text, line, fail);
    const [name, values] = [key === false ? String(line) : row[key], row[field]];
    if (typeof name !== 'string') return fail(`the line has no string "${key}"`, line);
    if (!Array.isArray(values)) return fail(`the line has no list "${field}"`, line);
    rows.push({ key: name, values: values as number[], line });
  }
  return tableOf(rows, width, fail);
}

function json(text: string, line: number, fail: Fail): { [key: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    const [twice] = repeatedKeys(text, value);
    if (twice !== undefined) fail(`the line has the key "${twice}" more than once`, line);
    return value as { [key: string]: unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return fail('the line is not JSON', line);
    throw error;
  }
}
