import { ZooError } from '../errors/problem.js';
import { notATable } from '../errors/text-tables.js';
import { readText, wholeText } from './encoding.js';

const LINE_END = /\r\n|\n|\r/;
/** Characters of a line beyond which no file is a table. */
const LONGEST = 2 ** 24;

/**
 * The lines of a text file, numbered from 1, without line ends and byte-order mark; the file is never held whole. Throws as
 * `readText`.
 */
export async function* readLines(file: string): AsyncGenerator<readonly [line: number, text: string]> {
  let line = 0;
  let rest = '';
  for await (const piece of readText(file)) {
    const text: string = rest + piece;
    if (text.length > LONGEST && !LINE_END.test(piece))
      throw new ZooError(notATable(file, `text whose line ${line + 1} never ends`));
    if (!LINE_END.test(piece) && !rest.endsWith('\r')) {
      rest = text; // joined only where a line ends
      continue;
    }
    const ends = text.endsWith('\r') ? text.length - 1 : text.length; // what follows may be its \n
    const lines = text.slice(0, ends).split(LINE_END);
    rest = lines.pop()! + text.slice(ends);
    for (const one of lines) yield [++line, one];
  }
  const last = rest.replace(/\r$/, '');
  if (last !== '') yield [++line, last];
}

/** The lines of a small file at once, without empty ones at its end. Throws as `readText`. */
export const linesOf = async (file: string): Promise<readonly string[]> =>
  (await wholeText(file)).trimEnd().split(LINE_END);
