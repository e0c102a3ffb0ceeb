import { float64, NumberColumn } from '../../data/columns.js';
import { MadeList } from '../../data/made-list.js';
import type { RowList } from '../../part.js';

/** Values as JSON, one per line. */
export function* jsonLines(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`;
}

/**
 * The values in a file that `jsonLines` wrote, converted by `of`; skips empty lines. Parses all lines once, to find
 * errors early, and again on demand, because parsed values need several times the memory of their text.
 */
export function readJsonLines<T>(bytes: Buffer, of: (value: unknown) => T): RowList<T> {
  const [begins, ends] = [new NumberColumn(float64), new NumberColumn(float64)];
  for (let at = 0; at < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, at);
    const end = newline === -1 ? bytes.length : newline;
    const line = bytes.toString('utf8', at, end);
    if (line.trim() !== '') {
      of(JSON.parse(line));
      begins.add(at);
      ends.add(end);
    }
    at = end + 1;
  }
  return new MadeList(begins.length, (line) => {
    return of(JSON.parse(bytes.toString('utf8', begins.at(line), ends.at(line))));
  });
}
