import { type Fail, tableOf, type VectorTable } from './table.js';

/** The lines of a text that hold something, with their numbers counted from 1. */
function numbered(text: string): { text: string; line: number }[] {
  const lines = text.split(/\r?\n/).map((text, i) => ({ text, line: i + 1 }));
  return lines.filter(({ text }) => text.trim() !== '');
}

/** Vectors from a .csv: a header, a column of keys, and all other columns as numbers. Fields may be quoted. */
export function parseCsv(text: string, key: string, width: number, fail: Fail): VectorTable {
  const [header, ...lines] = numbered(text);
  if (!header) return fail('it is empty');
  const at = fields(header.text).indexOf(key);
  if (at < 0) return fail(`its header has no column "${key}"`, header.line);
  const rows = lines.map(({ text, line }) => {
    const values = fields(text);
    const [name] = values.splice(at, 1);
    return {
      key: name ?? '',
      values: values.map((value) => (value === '' ? Number.NaN : Number(value))),
      line,
    };
  });
  return tableOf(rows, width, fail);
}

const fields = (line: string): string[] =>
  Array.from(line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g), ([, field = '']) =>
    field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field.trim(),
  ).slice(0, line.endsWith(',') ? undefined : -1);

/** Vectors from a .jsonl: on every line an object with a key and a list of numbers. */
export function parseJsonLines(
  text: string,
  key: string,
  field: string,
  width: number,
  fail: Fail,
): VectorTable {
  const rows = numbered(text).map(({ text, line }) => {
    const row = json(text, line, fail);
    const [name, values] = [row[key], row[field]];
    if (typeof name !== 'string') return fail(`the line has no string "${key}"`, line);
    if (!Array.isArray(values)) return fail(`the line has no list "${field}"`, line);
    return { key: name, values: values as number[], line };
  });
  return tableOf(rows, width, fail);
}

function json(text: string, line: number, fail: Fail): { [key: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as { [key: string]: unknown }) : {};
  } catch {
    return fail('the line is not JSON', line);
  }
}
