import { duplicateColumns } from '../errors/data-tables.js';
import { type Place, ZooError } from '../errors/problem.js';
import { Fields } from './fields.js';
import { readLines, readManyLines } from './lines.js';
import { repeated, repeatedKeys } from './repeats.js';
import { separatorOf, splitFields } from './separator.js';

/** A row of a table: its fields by column name, as text; missing columns are absent. */
export interface Record {
  readonly line: number;
  readonly fields: ReadonlyMap<string, string>;
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
  if (/\.(jsonl|ndjson)$/i.test(file)) {
    for await (const record of readJsonLines(file)) yield [record];
    return;
  }
  const index = new Map<string, number>();
  for await (const rows of readTable(file, columns))
    yield rows.map((row) => {
      if ('why' in row) return row;
      const { line, columns: names, values } = row;
      if (index.size === 0) for (const [i, name] of names.entries()) index.set(name, i);
      return { line, fields: new Fields(index, values) };
    });
}

async function* readJsonLines(file: string): AsyncGenerator<Record | BadRecord> {
  for await (const [line, text] of readLines(file)) {
    if (text.trim() === '') continue;
    const value = parsed(text);
    const [twice] = value ? repeatedKeys(text, value) : [];
    if (value === undefined) yield { line, why: 'is not a JSON object' };
    else if (twice !== undefined) yield { line, why: `has the key "${twice}" more than once` };
    else yield { line, fields: new Map(Object.entries(value).flatMap(field)) };
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

/** A row of a csv or tsv file: the values of its columns, in order. */
export interface Row {
  readonly line: number;
  readonly columns: readonly string[];
  readonly values: readonly string[];
}

/** The rows of a csv or tsv file after its header; see `readRecords`. */
export async function* readSeparated(file: string): AsyncGenerator<Row | BadRecord> {
  for await (const rows of readTable(file)) yield* rows;
}

/** Number of rows used to detect the separator. */
const SAMPLE = 100;

/** The same, in chunks. */
async function* readTable(
  file: string,
  known?: readonly string[],
): AsyncGenerator<readonly (Row | BadRecord)[]> {
  const usual = /\.tsv$/i.test(file) ? '\t' : ',';
  let separator: string | undefined;
  let columns: readonly string[] | undefined;
  let waiting: TextRow[] = [];
  const take = (): readonly (Row | BadRecord)[] => {
    const whole = waiting.slice(0, SAMPLE).flatMap(({ open, text }) => (open ? [] : [text]));
    separator ??= separatorOf(file, whole, usual, known?.length);
    const rows: (Row | BadRecord)[] = [];
    for (const { line, text, open } of waiting) {
      if (open) {
        rows.push({ line, why: 'opens a quote that is never closed' });
        continue;
      }
      const values = splitFields(text, separator);
      const header = !columns && (!known || values[0]!.trim() === known[0]);
      columns ??= header ? distinct(values, { file, line, column: 1 }) : known!;
      if (header) continue;
      if (values.length === columns.length) rows.push({ line, columns, values });
      else
        rows.push({
          line,
          why: `has ${values.length} fields, but there are ${columns.length} columns`,
        });
    }
    waiting = [];
    return rows;
  };
  for await (const rows of readRows(file)) {
    for (const row of rows) if (row.open || row.text.trim() !== '') waiting.push(row);
    if (separator !== undefined || waiting.length >= SAMPLE) yield take();
  }
  if (waiting.length > 0) yield take();
}

/** The names of a table's columns. Throws if two are the same. */
function distinct(header: readonly string[], place: Place): readonly string[] {
  const names = header.map((name) => name.trim());
  const twice = repeated(names);
  if (twice.length > 0) throw new ZooError(duplicateColumns(place, twice));
  return names;
}

/** Maximum number of lines in a quoted field. A quote that is still open then is an ordinary character. */
const MOST_LINES = 100;

interface TextRow {
  readonly line: number;
  readonly text: string;
  /** A quote in it is never closed. */
  readonly open: boolean;
}

/** Lines, joined while a quote is open at the end, until the number of quotes is even. In chunks. */
async function* readRows(file: string): AsyncGenerator<readonly TextRow[]> {
  let held: TextRow[] = [];
  let rows: TextRow[] = [];
  const isOpen = (): boolean => held.reduce((open, row) => open !== row.open, false);
  const giveUp = (): void => {
    const [first, ...rest] = held;
    held = [];
    rows.push(first!);
    for (const row of rest) take(row);
  };
  const take = (row: TextRow): void => {
    if (held.length === 0 && !row.open) {
      rows.push(row);
      return;
    }
    held.push(row);
    if (!isOpen()) {
      rows.push({ line: held[0]!.line, text: held.map(({ text }) => text).join('\n'), open: false });
      held = [];
    } else if (held.length > MOST_LINES) giveUp();
  };
  for await (const { first, lines } of readManyLines(file)) {
    for (const [i, text] of lines.entries())
      take({ line: first + i, text, open: text.includes('"') && (text.split('"').length - 1) % 2 === 1 });
    yield rows;
    rows = [];
  }
  while (held.length > 0) giveUp();
  yield rows;
}
