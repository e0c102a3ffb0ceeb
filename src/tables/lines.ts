import { ZooError } from '../errors/problem.js';
import { notATable } from '../errors/text-tables.js';
import { readText, wholeText } from './encoding.js';

const LINE_END = /\r\n|\n|\r/;
/** Maximum length of a line, in characters; a file with longer lines is not a table. */
const LONGEST = 2 ** 24;

/** Consecutive lines of a text. */
export interface Lines {
  /** The number of the first line, from 1. */
  readonly first: number;
  readonly lines: readonly string[];
}

/**
 * The lines of a text file, numbered from 1, without line ends and byte-order mark; the file is never in memory as a
 * whole. Throws like `readText`.
 */
export async function* readLines(file: string): AsyncGenerator<readonly [line: number, text: string]> {
  for await (const { first, lines } of readManyLines(file))
    for (const [i, text] of lines.entries()) yield [first + i, text];
}

/** The same, in chunks: with millions of lines, awaiting each one takes most of the time. */
export async function* readManyLines(file: string): AsyncGenerator<Lines> {
  let first = 1;
  let rest = '';
  for await (const piece of readText(file)) {
    const text: string = rest + piece;
    if (text.length > LONGEST && !LINE_END.test(piece))
      throw new ZooError(notATable(file, `text whose line ${first} never ends`));
    if (!LINE_END.test(piece) && !rest.endsWith('\r')) {
      rest = text; // joined only at the end of a line
      continue;
    }
    const ends = text.endsWith('\r') ? text.length - 1 : text.length; // the next chunk may start with its \n
    const lines = linesIn(text.slice(0, ends));
    rest = lines.pop()! + text.slice(ends);
    yield { first, lines };
    first += lines.length;
  }
  const last = rest.replace(/\r$/, '');
  if (last !== '') yield { first, lines: [last] };
}

/** Splitting at a character is several times faster than at a pattern. */
const linesIn = (text: string): string[] => text.split(text.includes('\r') ? LINE_END : '\n');

/** All lines of a small file, without empty ones at its end. Throws like `readText`. */
export const linesOf = async (file: string): Promise<readonly string[]> =>
  linesIn((await wholeText(file)).trimEnd());
