/** Characters, not UTF-16 units. */
export const length = (text: string): number => [...text].length;

/** Between words; text in brackets is one word, and so is a number with its unit: `[112, 112, 3]`, `3.0 s`. */
const SPACE = / (?![^[\]]*\]|(?:m?s|min|h|[kMGTP]?FLOP|[KMGT]?i?B)\b)/;

/** Where a word that does not fit may be broken: after these characters. */
const SEAMS = /(?<=[-/,:._=])/;

/** The length of the longest unbreakable piece: whole words, or the text between seams. */
export const leastWidth = (text: string, seams: boolean): number =>
  indent(text).length +
  Math.max(...words(text).flatMap((word) => (seams ? word.split(SEAMS) : [word]).map(length)));

/** Lines of whole words, indented like the first; a word that is wider than a line is broken at its seams. */
export function wrap(text: string, width: number): readonly string[] {
  const before = indent(text);
  const room = width - before.length;
  const lines = [''];
  const add = (piece: string, gap: string): void => {
    const last = lines.at(-1)!;
    const longer = last === '' ? piece : last + gap + piece;
    if (length(longer) <= room || last === '') lines[lines.length - 1] = longer;
    else lines.push(piece);
  };
  for (const word of words(text)) {
    const pieces = length(word) <= room ? [word] : word.split(SEAMS);
    for (const [i, piece] of pieces.entries()) add(piece, i === 0 ? ' ' : '');
  }
  return lines.map((line) => before + line);
}

const indent = (text: string): string => /^ */.exec(text)![0];
const words = (text: string): readonly string[] => text.trimStart().split(SPACE);

/** Width of the terminal in columns; unlimited if the output is not a terminal. */
export const terminalWidth = (otherwise = Number.POSITIVE_INFINITY): number =>
  process.stdout.columns || otherwise;

/** A name and a text about it. A `whole` text, such as a command to paste, stays on one line. */
export type Fact = readonly [name: string, text: string, wrapping?: 'whole'];

/** If the text of a fact has fewer columns than this, the terminal wraps it. */
const LEAST = 24;

/** Facts, one below the other: names in a column of `column` characters, the text beside it, within `width`. */
export function formatFacts(facts: readonly Fact[], column: number, width = terminalWidth()): string {
  const beside = Math.max(width - column, LEAST);
  const lines = facts.flatMap(([name, text, wrapping]) =>
    (wrapping === 'whole' ? [text] : wrap(text, beside)).map((line, i) =>
      `${(i === 0 ? name : '').padEnd(column)}${line}`.trimEnd(),
    ),
  );
  return lines.join('\n');
}
