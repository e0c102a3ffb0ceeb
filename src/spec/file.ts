import { LineCounter } from 'yaml';
import { NotReadable } from '../errors/not-readable.js';
import * as say from '../errors/page-file.js';
import { filesTooLarge } from '../errors/page-limits.js';
import type { Place, Problem } from '../errors/problem.js';
import { type Budget, LIMITS } from './budget.js';
import type { PageFiles } from './files.js';
import { isNull, type MapNode, type Node } from './node.js';
import { type Parsed, parseYaml } from './yaml.js';

const ending = /\.ya?ml$/;

/** The place that extends a file, and the top-level keys of pages, if they are known. */
export interface Asked {
  readonly place: Place;
  readonly keys: ReadonlySet<string> | undefined;
}

/** A page file as a map of nodes, or undefined if it is not one; its problems are added to `problems`. */
export function readFileNode(
  files: PageFiles,
  file: string,
  problems: Problem[],
  budget: Budget,
  asked?: Asked,
): MapNode | undefined {
  const text = readText(files, file, problems, budget, asked?.place ?? startOf(file));
  if (text === undefined) return undefined;
  if (asked !== undefined && !ending.test(files.real(file))) {
    problems.push(say.extendsNoPage(asked.place, file));
    return undefined;
  }
  const lines = lineStarts(text);
  const parsed = parseYaml(
    text,
    (offset) => {
      const { line, col } = lines.linePos(offset);
      return { file, line: Math.max(1, line), column: Math.max(1, col) };
    },
    budget,
  );
  if (asked !== undefined) return asPage(parsed, file, asked, problems);
  problems.push(...parsed.problems);
  if (parsed.node?.kind === 'map') return { ...parsed.node, place: startOf(file) };
  if (parsed.node !== undefined && !isNull(parsed.node)) {
    problems.push(say.pageNotMap(parsed.node.place, kindOf(parsed.node)));
  } else if (parsed.problems.length === 0) problems.push(say.emptyPage(file));
  return undefined;
}

/**
 * An extended file, if its syntax and top-level keys are those of a page. An untrusted page may extend any file, so
 * the problems of a file that is not a page, which quote it, are replaced with one that does not.
 */
function asPage(parsed: Parsed, file: string, asked: Asked, problems: Problem[]): MapNode | undefined {
  const { node } = parsed;
  const wrong =
    parsed.problems[0]?.place ??
    (node?.kind === 'map'
      ? [...node.entries].find(([key]) => asked.keys?.has(key) === false)?.[1].key
      : undefined);
  if (node?.kind === 'map' && parsed.problems.length === 0 && wrong === undefined)
    return { ...node, place: startOf(file) };
  problems.push(say.extendsNoPage(asked.place, file, wrong));
  return undefined;
}

const kindOf = ({ kind }: Node): string => (kind === 'scalar' ? 'a single value' : `a ${kind}`);

const startOf = (file: string): Place => ({ file, line: 1, column: 1 });

function lineStarts(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}

/** The text of a page file, without a byte-order mark. */
function readText(
  files: PageFiles,
  file: string,
  problems: Problem[],
  budget: Budget,
  asked: Place,
): string | undefined {
  try {
    const bytes = files.read(file, LIMITS.bytes);
    if (bytes.length > budget.bytesLeft) {
      problems.push(filesTooLarge(asked, LIMITS.bytes));
      return undefined;
    }
    budget.file(bytes.length, asked);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text; // zeros occur in UTF-16, and in files that are not text
    problems.push(say.notText(file));
  } catch (error) {
    problems.push(unreadable(file, asked, error));
  }
  return undefined;
}

function unreadable(file: string, asked: Place, error: unknown): Problem {
  if (error instanceof TypeError) return say.notText(file);
  if (!(error instanceof NotReadable)) throw error;
  const { bytes, code, message } = error;
  if (bytes !== undefined) return say.pageTooLarge(file, bytes, LIMITS.bytes);
  const isLink = code === 'ENOENT' || code === 'ELOOP'; // its name was found in the folder
  return say.unreadablePage(asked, isLink ? 'it is a link to a file that does not exist' : message);
}

/**
 * The file that `word` refers to: a path, relative to `from`, or the name of a page in one of the library's folders.
 * Undefined, with a problem (at `asked`, the place in the referring page), if it does not exist.
 */
export function findPage(
  files: PageFiles,
  word: string,
  from: string,
  library: readonly string[],
  problems: Problem[],
  asked?: Place,
): string | undefined {
  const { join, isAbsolute, dirname, basename } = files.paths;
  const beside = join(from, word);
  const candidates = [
    isAbsolute(word) ? word : beside,
    ...library.map((folder) => join(folder, `${word}.yaml`)),
  ];
  const found = candidates.find((file) => isThere(files, file));
  if (found !== undefined) return short(files, found);
  const near = namesIn(files, dirname(beside)).map((name) => join(dirname(word), name));
  const names = library.flatMap((folder) => namesIn(files, folder)).map((name) => basename(name, '.yaml'));
  const meant = near.filter((file) => file.replace(ending, '') === word); // a file, given by its name alone
  const choices = ending.test(word) ? near : meant.length > 0 ? meant : names;
  problems.push(say.noSuchPage(asked, word, choices));
  return undefined;
}

/** Whether a path exists; a link does, whatever its target. */
const isThere = (files: PageFiles, file: string): boolean =>
  files.exists(file) || namesIn(files, files.paths.dirname(file)).includes(files.paths.basename(file));

/** The path relative to the working folder, if it is inside. */
const short = ({ paths }: PageFiles, file: string): string => {
  const seen = paths.relative('', file);
  return seen.startsWith('..') || paths.isAbsolute(seen) ? file : seen;
};

const namesIn = (files: PageFiles, folder: string): string[] =>
  files.names(folder).filter((name) => ending.test(name));
