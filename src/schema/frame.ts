import { visibleInline } from '../errors/printable.js';
import { type Place, type Problem, sentence } from '../errors/problem.js';
import { readRegular } from '../files/read-regular.js';

/**
 * A problem for a terminal: its sentence and, if the lines of its file are given, the line with a caret below the
 * place.
 *
 *     zoo/a.yaml:41:9  heads.au.neigbors  no such option of head "anfl-gcn". Did you mean "neighbors"?  [unknown-option]
 *       41 |   au: { type: anfl-gcn, neigbors: 4 }
 *          |                         ^
 */
export function formatProblem(problem: Problem, lines: readonly string[] = []): string {
  const { place } = problem;
  const line = place && lines[place.line - 1];
  if (place === undefined || !line?.trim() || withoutFrame.has(problem.code)) return sentence(problem);
  const number = `  ${place.line} | `;
  const margin = `${' '.repeat(number.length - 2)}| `;
  const { text, column } = clipped(line, place.column - 1);
  return [sentence(problem), number + text, `${margin}${' '.repeat(column)}^`].join('\n');
}

/** Problems of files that are not pages: these may contain anything, so their text is not shown. */
const withoutFrame = new Set(['page-not-a-map', 'not-text']);

/** The maximum number of problems shown; the rest are only counted. */
const most = 200;

/** Problems with their lines, reread from their files; `set` contains the `--set` arguments, which are not a file. */
export function formatProblems(problems: readonly Problem[], set: readonly string[] = []): string {
  const sources = new Map<string, readonly string[]>([['--set', set]]);
  const linesOf = ({ file }: Place): readonly string[] => {
    const lines = sources.get(file) ?? textOf(file).split(/\r?\n/);
    sources.set(file, lines);
    return lines;
  };
  const shown = problems
    .slice(0, most)
    .map((problem) => formatProblem(problem, problem.place && linesOf(problem.place)));
  return [...shown, ...(problems.length > most ? [`... and ${problems.length - most} more`] : [])].join('\n');
}

/** Limit above the size of any page. */
const MOST_BYTES = 1_000_000;

function textOf(file: string): string {
  try {
    return readRegular(file, MOST_BYTES).toString();
  } catch {
    return '';
  }
}

/** Shortens a long line to the text around the place; tabs count as one column. */
function clipped(line: string, column: number): { text: string; column: number } {
  const from = column > 90 ? column - 60 : 0;
  const shown = (to: number): string => {
    const text = line.slice(from, to).replaceAll('\t', ' ');
    return visibleInline(from > 0 ? `...${text.slice(3)}` : text);
  };
  return { text: shown(from + 110), column: shown(column).length };
}
