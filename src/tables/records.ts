import { duplicateColumns } from '../errors/data-tables.js';
import { type Place, ZooError } from '../errors/problem.js';
import { Columns, Fields } from './fields.js';
import { linesIn, readLines, readManyLines } from './lines.js';
import { QuotedLines, type TextRow } from './quotes.js';
import { repeated, repeatedKeys } from './repeats.js';
import { separatorOf, splitFields } from './separator.js';
import { createSplitRows, type SplitRows, wrongCount } from './split-rows.js';

/** A row of a table: its fields by column name, as text; missing columns are absent. */
export interface Record {
  readonly line: number;
  readonly fields: Fields;
}

/** A row that could not be parsed. */
export interface BadRecord {
  readonly line: number;
  readonly why: string;
}

/**
 * The rows of a table: JSON Lines if the file name ends in .jsonl or .ndjson, otherwise text with columns separated
 * by commas, semicolons or tabs, and a header line. If `columns` are given and the first line does not start with the
 * first of them, the file has no header. The text is UTF-8 or UTF-16. Throws for anything else, `unclear-separator`,
 * and `duplicate-columns`; a JSON object with a duplicate key is a bad row.
 */
export async function* readRecords(
  file: string,
  columns?: readonly string[],
): AsyncGenerator<Record | BadRecord> {
  for await (const records of readManyRecords(file, columns)) yield* records;
}

/** The same, in chunks. */
export async function* readManyRecords(
  file: string,
  columns?: readonly string[],
): AsyncGenerator<readonly (Record | BadRecord)[]> {
  if (!/\.(jsonl|ndjson)$/i.test(file)) yield* readTable(file, columns);
  else for await (const record of readJsonLines(file)) yield [record];
}

async function* readJsonLines(file: string): AsyncGenerator<Record | BadRecord> {
  let columns = new Columns([]);
  for await (const [line, text] of readLines(file)) {
    if (text.trim() === '') continue;
    const value = parsed(text);
    const [twice] = value ? repeatedKeys(text, value) : [];
    if (value === undefined) yield { line, why: 'is not a JSON object' };
    else if (twice !== undefined) yield { line, why: `has the key "${twice}" more than once` };
    else {
      const fields = Object.entries(value).flatMap(field);
      if (!columns.are(fields)) columns = new Columns(fields.map(([name]) => name));
      const values = fields.map(([, text]) => text);
      yield { line, fields: Fields.of(columns, values) };
    }
  }
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A JSON field as text, with true and false as 1 and 0; null is a missing field. */
function field([name, value]: [string, unknown]): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'boolean') return [[name, value ? '1' : '0']];
  return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
}

/** The rows of a csv or tsv file after its header; see `readRecords`. */
export async function* readSeparated(file: string): AsyncGenerator<Record | BadRecord> {
  for await (const rows of readTable(file)) yield* rows;
}

/** Number of rows used to detect the separator. */
const SAMPLE = 100;

/** The same, in chunks. */
async function* readTable(
  file: string,
  known?: readonly string[],
): AsyncGenerator<readonly (Record | BadRecord)[]> {
  const usual = /\.tsv$/i.test(file) ? '\t' : ',';
  let separator: string | undefined;
  let columns: Columns | undefined;
  let splitRows: SplitRows | undefined;
  let waiting: TextRow[] = [];
  const take = (): readonly (Record | BadRecord)[] => {
    const whole = waiting.slice(0, SAMPLE).flatMap(({ open, text }) => (open ? [] : [text]));
    separator ??= separatorOf(file, whole, usual, known?.length);
    const rows: (Record | BadRecord)[] = [];
    for (const { line, text, open } of waiting) {
      if (open) {
        rows.push({ line, why: 'opens a quote that is never closed' });
        continue;
      }
      const values = splitFields(text, separator);
      const header = !columns && (!known || values[0]!.trim() === known[0]);
      columns ??= new Columns(header ? distinct(values, { file, line, column: 1 }) : known!);
      if (header) continue;
      if (values.length === columns.names.length) rows.push({ line, fields: Fields.of(columns, values) });
      else rows.push({ line, why: wrongCount(values.length, columns.names.length) });
    }
    waiting = [];
    if (columns) splitRows ??= createSplitRows(separator, columns);
    return rows;
  };
  const wait = (rows: readonly TextRow[]): void => {
    for (const row of rows) if (row.open || row.text.trim() !== '') waiting.push(row);
  };
  const quoted = new QuotedLines();
  for await (const { first, text } of readManyLines(file)) {
    if (splitRows && !quoted.isOpen && !text.includes('"')) yield splitRows(text, first);
    else {
      wait(quoted.take(linesIn(text), first));
      if (separator !== undefined || waiting.length >= SAMPLE) yield take();
    }
  }
  wait(quoted.end());
  if (waiting.length > 0) yield take();
}

/** The names of a table's columns. Throws if two are the same. */
function distinct(header: readonly string[], place: Place): readonly string[] {
  const names = header.map((name) => name.trim());
  const twice = repeated(names);
  if (twice.length > 0) throw new ZooError(duplicateColumns(place, twice));
  return names;
}
