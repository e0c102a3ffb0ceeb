import { readLines } from './lines.js';

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
 * The rows of a csv, tsv or jsonl file, told apart by its ending; the first line of csv and tsv names the columns. Where
 * `columns` are known and the first line does not begin with the first of them, the file has no such line.
 */
export function readRecords(file: string, columns?: readonly string[]): AsyncGenerator<Record | BadRecord> {
  if (/\.(jsonl|ndjson)$/i.test(file)) return readJsonLines(file);
  return readSeparated(file, /\.tsv$/i.test(file) ? '\t' : ',', columns);
}

async function* readJsonLines(file: string): AsyncGenerator<Record | BadRecord> {
  for await (const [line, text] of readLines(file)) {
    if (text.trim() === '') continue;
    const value = parsed(text);
    if (value === undefined) yield { line, why: 'is not a JSON object' };
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

/** A JSON field as text, true and false as 1 and 0; null is a field that is not there. */
function field([name, value]: [string, unknown]): [string, string][] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'boolean') return [[name, value ? '1' : '0']];
  return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
}

async function* readSeparated(
  file: string,
  separator: string,
  known?: readonly string[],
): AsyncGenerator<Record | BadRecord> {
  let columns: readonly string[] | undefined;
  for await (const row of readRows(file)) {
    if (row.open) {
      yield { line: row.line, why: 'opens a quote that is never closed' };
      continue;
    }
    if (row.text.trim() === '') continue;
    const values = splitFields(row.text, separator);
    const header = !columns && (!known || values[0]!.trim() === known[0]);
    columns ??= header ? values.map((name) => name.trim()) : known!;
    if (header) continue;
    if (values.length !== columns.length) {
      yield { line: row.line, why: `has ${values.length} fields where there are ${columns.length} columns` };
      continue;
    }
    yield { line: row.line, fields: new Map(columns.map((name, i) => [name, values[i]!])) };
  }
}

/** Lines that a quoted field may go on for. A quote that is not closed by then was meant as none. */
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

/** The fields of one row (RFC 4180): a field in quotes may hold separators, and a quote as two. */
export function splitFields(text: string, separator: string): string[] {
  if (!text.includes('"')) return text.split(separator);
  const fields: string[] = [];
  let at = 0;
  while (at <= text.length) {
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      fields.push(text.slice(at + 1, close).replaceAll('""', '"'));
      at = close + 2;
    } else {
      const end = text.indexOf(separator, at);
      fields.push(text.slice(at, end < 0 ? text.length : end));
      at = end < 0 ? text.length + 1 : end + 1;
    }
  }
  return fields;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 ? text.length : at;
}
