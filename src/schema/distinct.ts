import type { Problem } from '../errors/problem.js';

/** Each problem once, sorted by place: values that stages and profiles share are checked wherever they are used. */
export function firstOfEach(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  const first = problems.filter(({ place, path, code }) => {
    const keys = [`${place?.file}:${place?.line}:${place?.column} ${path?.split('.').at(-1)} ${code}`];
    if (path !== undefined) keys.push(`${path} ${code}`);
    const known = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !known;
  });
  return first.sort((a, b) => order(a, b));
}

function order({ place: a }: Problem, { place: b }: Problem): number {
  if (a === undefined || b === undefined) return 0;
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

/**
 * Removes problems that only follow from an unreadable value: a missing key or a too short list, if the page has a
 * value there that is already reported.
 */
export function withoutConsequences(
  problems: readonly Problem[],
  causes: readonly Problem[],
): readonly Problem[] {
  const wrong = causes.flatMap(({ path }) => (path ? [path.replace(/^profiles\.[^.]+\./, '')] : []));
  const [paths, above] = [new Set(wrong), new Set(wrong.flatMap(pathsTo))];
  const follows = (subject: string): boolean =>
    above.has(subject) || pathsTo(subject).some((path) => paths.has(path));
  return problems.filter((problem) => !subjects(problem).some(follows));
}

/** Removes missing keys at or below these paths, whose keys exist under a wrong name. */
export const withoutMissing = (problems: readonly Problem[], misnamed: readonly string[]): Problem[] =>
  problems.filter(
    (problem) =>
      !problem.code.startsWith('missing-') ||
      !subjects(problem).some((subject) => pathsTo(subject).some((path) => misnamed.includes(path))),
  );

/** The path of a problem and, for a value that a stage shares, its path in `training`. */
const subjects = ({ path = '' }: Problem): string[] => [path, path.replace(/^stages\.[^.]+\./, 'training.')];

/** A path and all paths that contain it. */
function pathsTo(path: string): string[] {
  const steps = path.split('.');
  return steps.map((_, i) => steps.slice(0, i + 1).join('.'));
}
