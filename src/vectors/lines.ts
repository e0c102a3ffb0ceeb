import { readLines } from '../tables/lines.js';
import { readSeparated } from '../tables/records.js';
import { repeatedKeys } from '../tables/repeats.js';
import { type Fail, tableOf, type VectorRow, type VectorTable } from './table.js';

/** Vectors from a .csv: a header, a column of keys, and all other columns as numbers. Fields may be quoted. */
export async function readCsv(file: string, key: string, width: number, fail: Fail): Promise<VectorTable> {
  const rows: VectorRow[] = [];
  for await (const row of readSeparated(file)) {
    if ('why' in row) return fail(`the line ${row.why}`, row.line);
    const { line, columns, values } = row;
    const at = columns.indexOf(key);
    if (at < 0) return fail(`its header has no column "${key}"`, 1);
    const text = values.findIndex((value, i) => i !== at && Number.isNaN(number(value)));
    if (text >= 0 && columns.length - 1 !== width)
      return fail(
        `its column "${columns[text]}" holds "${values[text]}", not a number, and all columns but "${key}" are read: delete that column`,
        line,
      );
    rows.push({ key: values[at]!, values: values.filter((_, i) => i !== at).map(number), line });
  }
  if (rows.length === 0) return fail('it has no rows');
  return tableOf(rows, width, fail);
}

const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** Vectors from a .jsonl: on every line an object with a key and a list of numbers. */
export async function readJsonLines(
  file: string,
  key: string,
  field: string,
  width: number,
  fail: Fail,
): Promise<VectorTable> {
  const rows: VectorRow[] = [];
  for await (const [line, text] of readLines(file)) {
    if (text.trim() === '') continue;
    const row = json(text, line, fail);
    const [name, values] = [row[key], row[field]];
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
