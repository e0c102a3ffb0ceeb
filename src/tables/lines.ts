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
  /** The lines with their ends, except the last end. */
  readonly text: string;
}

/**
 * The lines of a text file, numbered from 1, without line ends and byte-order mark; the file is never in memory as a
 * whole. Throws like `readText`.
 */
export async function* readLines(file: string): AsyncGenerator<readonly [line: number, text: string]> {
  for await (const { first, text } of readManyLines(file))
    for (const [i, line] of linesIn(text).entries()) yield [first + i, line];
}

/** The same, in chunks: with millions of lines, awaiting each one takes most of the time. */
export async function* readManyLines(file: string): AsyncGenerator<Lines> {
  let first = 1;
  let rest = '';
  for await (const piece of readText(file)) {
    const text: string = rest + piece;
    if (text.length > LONGEST && !LINE_END.test(piece))
      throw new ZooError(notATable(file, `text whose line ${first} never ends`));
    const end = LINE_END.test(piece) || rest.endsWith('\r') ? lastEnd(text) : undefined;
    if (end === undefined) {
      rest = text; // joined only at the end of a line
      continue;
    }
    const lines = text.slice(0, end);
    rest = text.slice(text.startsWith('\r\n', end) ? end + 2 : end + 1);
    yield { first, text: lines };
    first += countLines(lines);
  }
  const last = rest.replace(/\r$/, '');
  if (last !== '') yield { first, text: last };
}

/** Where the last complete line of a text ends; undefined if none does. */
function lastEnd(text: string): number | undefined {
  const known = text.endsWith('\r') ? text.slice(0, -1) : text; // the next chunk may start with its \n
  const newline = known.lastIndexOf('\n');
  if (!known.includes('\r')) return newline < 0 ? undefined : newline;
  return Math.max(known[newline - 1] === '\r' ? newline - 1 : newline, known.lastIndexOf('\r'));
}

function countLines(text: string): number {
  if (text.includes('\r')) return linesIn(text).length;
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Splitting at a character is several times faster than at a pattern. */
export const linesIn = (text: string): string[] => text.split(text.includes('\r') ? LINE_END : '\n');

/** All lines of a small file, without empty ones at its end. Throws like `readText`. */
export const linesOf = async (file: string): Promise<readonly string[]> =>
  linesIn((await wholeText(file)).trimEnd());
