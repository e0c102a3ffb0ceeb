import { ZooError } from '../errors/problem.js';
import { notATable } from '../errors/text-tables.js';
import { readText, wholeText } from './encoding.js';

const LINE_END = /\r\n|\n|\r/;
/** Characters of a line beyond which no file is a table. */
const LONGEST = 2 ** 24;

/** Lines of a text that follow one another. */
export interface Lines {
  /** The number of the first, from 1. */
  readonly first: number;
  readonly lines: readonly string[];
}

/**
 * The lines of a text file, numbered from 1, without line ends and byte-order mark; the file is never held whole. Throws as
 * `readText`.
 */
export async function* readLines(file: string): AsyncGenerator<readonly [line: number, text: string]> {
  for await (const { first, lines } of readManyLines(file))
    for (const [i, text] of lines.entries()) yield [first + i, text];
}

/** The same, as many at a time as are read at once: of millions of lines it is the waiting for each that takes the time. */
export async function* readManyLines(file: string): AsyncGenerator<Lines> {
  let first = 1;
  let rest = '';
  for await (const piece of readText(file)) {
    const text: string = rest + piece;
    if (text.length > LONGEST && !LINE_END.test(piece))
      throw new ZooError(notATable(file, `text whose line ${first} never ends`));
    if (!LINE_END.test(piece) && !rest.endsWith('\r')) {
      rest = text; // joined only where a line ends
      continue;
    }
    const ends = text.endsWith('\r') ? text.length - 1 : text.length; // what follows may be its \n
    const lines = linesIn(text.slice(0, ends));
    rest = lines.pop()! + text.slice(ends);
    yield { first, lines };
    first += lines.length;
  }
  const last = rest.replace(/\r$/, '');
  if (last !== '') yield { first, lines: [last] };
}

/** Splitting at a character is several times as quick as at a pattern. */
const linesIn = (text: string): string[] => text.split(text.includes('\r') ? LINE_END : '\n');

/** The lines of a small file at once, without empty ones at its end. Throws as `readText`. */
export const linesOf = async (file: string): Promise<readonly string[]> =>
  linesIn((await wholeText(file)).trimEnd());
