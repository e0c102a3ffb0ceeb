import { type Document, visit, type YAMLError } from 'yaml';
import type { Place, Problem } from '../errors/problem.js';
import * as say from '../errors/yaml.js';

const reasons: { readonly [code: string]: string } = {
  BAD_DQ_ESCAPE: 'this backslash inside "..." begins no known escape. Use \'...\' for text with backslashes.',
  BAD_INDENT: 'this line is indented too little or too much.',
  BAD_SCALAR_START: 'text that begins with this character must be in quotes.',
  BLOCK_AS_IMPLICIT_KEY: 'a second "key: value" on one line; put it on its own line, or quote the text.',
  BLOCK_IN_FLOW: 'a block cannot be inside { } or [ ].',
  MISSING_CHAR: 'something is missing here: a colon, a comma or a bracket.',
  MULTILINE_IMPLICIT_KEY: 'this key has no ":" on its line.',
  MULTIPLE_DOCS: 'a second document begins here ("---"); a file contains one page.',
  UNEXPECTED_TOKEN: 'this does not belong here; a bracket, comma or quote is missing or one too many.',
};

/** Maximum number of reported errors; text that is not YAML has one per letter. */
const most = 200;

/** The message for a line in or below a list whose indentation is slightly off. */
const misplaced = /without - indicator|block sequence may not/;

/** The YAML parser's errors in our words, at the place of the mistake rather than of its discovery. */
export function syntaxProblems(
  document: Document,
  text: string,
  placeAt: (offset: number) => Place,
): Problem[] {
  const errors = document.errors.slice(0, most);
  const reported = errors.filter((error) => !isSaidTwice(error, errors));
  const odd = errors.length > 0 ? oddSpaces(text, placeAt) : [];
  return firstOfEach([...odd, ...reported.map((error) => problemOf(error, document, text, placeAt))]);
}

/** Finds a line that is indented with characters that only look like spaces, copied from a web page or a word processor. */
function oddSpaces(text: string, placeAt: (offset: number) => Place): Problem[] {
  return [...text.matchAll(/^ *([\u00a0\u2000-\u200b\u202f\u3000])/gm)].map(
    ({ 0: before, 1: space, index }) => {
      const code = space!.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return say.oddSpace(placeAt(index + before.length - 1), `U+${code}`);
    },
  );
}

function problemOf(
  error: YAMLError,
  document: Document,
  text: string,
  placeAt: (offset: number) => Place,
): Problem {
  const [start, end] = error.pos;
  const closing = /end with an? (\S)/.exec(error.message)?.[1];
  if (closing !== undefined) return say.leftOpen(placeAt(text.slice(0, start).trimEnd().length), closing);
  if (/closing .*quote/.test(error.message))
    return say.leftOpen(placeAt(quoteBefore(document, start)), 'closing quote');
  if (error.code === 'TAB_AS_INDENT') return say.tabIndent(placeAt(start));
  if (error.code === 'BAD_INDENT' || misplaced.test(error.message))
    return say.yamlSyntax(placeAt(contentFrom(text, start)), reasons.BAD_INDENT!);
  const last = text.lastIndexOf('\n', end - 1) + 1;
  if (error.code === 'MULTILINE_IMPLICIT_KEY' && last > start && isValue(text, start)) {
    return say.yamlSyntax(placeAt(contentFrom(text, last)), reasons.BAD_INDENT!);
  }
  if (/call stack/.test(error.message)) return say.nestedTooDeep(placeAt(start));
  return say.yamlSyntax(placeAt(start), reasons[error.code] ?? `${error.message}.`);
}

/** A value that continues over a line meant as a key is found twice: as that key, and as a key on its line. */
const isSaidTwice = ({ code, pos }: YAMLError, errors: readonly YAMLError[]): boolean =>
  code === 'BLOCK_AS_IMPLICIT_KEY' &&
  errors.some((other) => other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === pos[0]);

/** Whether a "key:" or "-" is before `offset` on its line. */
const isValue = (text: string, offset: number): boolean =>
  /[:-]\s+$/.test(text.slice(text.lastIndexOf('\n', offset) + 1, offset));

const contentFrom = (text: string, offset: number): number => offset + text.slice(offset).search(/[^ ]|$/);

/** Start of the quoted text that is still open at `offset`. */
function quoteBefore(document: Document, offset: number): number {
  let start = offset;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE') && range && range[0] < offset && offset <= range[2]) start = range[0];
    },
  });
  return start;
}

/**
 * A syntax error causes others after it: the first one per line, and per message, is enough. Below a line that is not
 * indented with spaces, other lines seem to be indented wrongly. Such lines are always reported.
 */
function firstOfEach(problems: readonly Problem[]): Problem[] {
  const seen = new Set<unknown>();
  return problems.filter(({ code, message, place }) => {
    const isIndent = code === 'tab-indent' || code === 'odd-space';
    const marks = [place?.line, isIndent ? place?.line : message];
    const first = !marks.some((mark) => seen.has(mark));
    for (const mark of [...marks, ...(isIndent ? [reasons.BAD_INDENT] : [])]) seen.add(mark);
    return first;
  });
}
