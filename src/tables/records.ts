import { duplicateColumns } from '../errors/data-tables.js';
import { type Place, ZooError } from '../errors/problem.js';
import { readLines } from './lines.js';
import { repeated, repeatedKeys } from './repeats.js';
import { separatorOf, splitFields } from './separator.js';

/** A row of a table: its fields by column name, as text; a column that the row lacks is absent. */
export interface Record {
  readonly line: number;
  readonly fields: ReadonlyMap<string, string>;
}

/** A row that could not be taken apart. */
export interface BadRecord {
  readonly line: number;
  readonly why: string;
}

/**
 * The rows of a table: of JSON Lines where the file is called .jsonl or .ndjson, else of text whose columns are separated by
 * commas, semicolons or tabs, and named by its first line. Where `columns` are known and the first line does not begin
 * with the first of them, the file has no such line. The text is UTF-8 or UTF-16. Throws where it is anything else,
 * `unclear-separator`, and `duplicate-columns`; a JSON object with a key twice is a bad row.
 */
export async function* readRecords(
  file: string,
  columns?: readonly string[],
): AsyncGenerator<Record | BadRecord> {
  if (/\.(jsonl|ndjson)$/i.test(file)) return yield* readJsonLines(file);
  for await (const row of readSeparated(file, columns)) {
    if ('why' in row) yield row;
    else {
      const { line, values } = row;
      yield { line, fields: new Map(row.columns.map((name, i) => [name, values[i]!])) };
    }
  }
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

/** A JSON field as text, true and false as 1 and 0; null is a field that is missing. */
function field([name, value]: [string, unknown]): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'boolean') return [[name, value ? '1' : '0']];
  return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
}

/** A row of a csv or tsv file: the values of its columns, in their order. */
export interface Row {
  readonly line: number;
  readonly columns: readonly string[];
  readonly values: readonly string[];
}

/** The rows of a csv or tsv file after its header; see `readRecords`. */
export async function* readSeparated(
  file: string,
  known?: readonly string[],
): AsyncGenerator<Row | BadRecord> {
  const rows = filledRows(file);
  const sample: TextRow[] = [];
  for (let row = await rows.next(); !row.done; row = await rows.next()) {
    sample.push(row.value);
    if (sample.length === SAMPLE) break;
  }
  const whole = sample.flatMap(({ open, text }) => (open ? [] : [text]));
  const usual = /\.tsv$/i.test(file) ? '\t' : ',';
  const separator = separatorOf(file, whole, usual, known?.length);
  let columns: readonly string[] | undefined;
  for await (const { line, text, open } of chained(sample, rows)) {
    if (open) {
      yield { line, why: 'opens a quote that is never closed' };
      continue;
    }
    const values = splitFields(text, separator);
    const header = !columns && (!known || values[0]!.trim() === known[0]);
    columns ??= header ? distinct(values, { file, line, column: 1 }) : known!;
    if (header) continue;
    if (values.length === columns.length) yield { line, columns, values };
    else yield { line, why: `has ${values.length} fields, but there are ${columns.length} columns` };
  }
}

/** Rows that the separator is recognised by. */
const SAMPLE = 100;

async function* filledRows(file: string): AsyncGenerator<TextRow> {
  for await (const row of readRows(file)) if (row.open || row.text.trim() !== '') yield row;
}

async function* chained<T>(first: readonly T[], rest: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* first;
    yield* rest;
  } finally {
    await rest.return(undefined); // closes the file where nobody wants the rest
  }
}

/** The names of a table's columns. Throws if two are the same. */
function distinct(header: readonly string[], place: Place): readonly string[] {
  const names = header.map((name) => name.trim());
  const twice = repeated(names);
  if (twice.length > 0) throw new ZooError(duplicateColumns(place, twice));
  return names;
}

/** Lines that a quoted field may have. A quote that is not closed by then was meant as none. */
const MOST_LINES = 100;

interface TextRow {
  readonly line: number;
  readonly text: string;
  /** A quote in it is never closed. */
  readonly open: boolean;
}

/** Lines, joined where a quote is open at the end of one: until the quotes are even. */
async function* readRows(file: string): AsyncGenerator<TextRow> {
  let held: TextRow[] = [];
  const isOpen = (): boolean => held.reduce((open, row) => open !== row.open, false);
  function* giveUp(): Generator<TextRow> {
    const [first, ...rest] = held;
    held = [];
    yield first!;
    for (const row of rest) yield* take(row);
  }
  function* take(row: TextRow): Generator<TextRow> {
    held.push(row);
    if (!isOpen()) {
      yield { line: held[0]!.line, text: held.map(({ text }) => text).join('\n'), open: false };
      held = [];
    } else if (held.length > MOST_LINES) yield* giveUp();
  }
  for await (const [line, text] of readLines(file))
    yield* take({ line, text, open: (text.split('"').length - 1) % 2 === 1 });
  while (held.length > 0) yield* giveUp();
}
