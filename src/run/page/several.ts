import { inPages } from '../../errors/page-file.js';
import { type Problem, sentence, ZooError } from '../../errors/problem.js';

/** The problems of one of several pages; empty if it is valid. */
export interface CheckedPage {
  readonly page: string;
  readonly problems: readonly Problem[];
}

/**
 * The problems of several pages, each once. A problem that is not in a page's own file, but in a page that several
 * extend or in `--set`, lists the pages that have it.
 */
export function problemsOfAll(checked: readonly CheckedPage[]): readonly Problem[] {
  const several = new Set(checked.map(({ page }) => page)).size > 1;
  const found = new Map<string, { problem: Problem; pages: Set<string> }>();
  for (const { page, problems } of checked) {
    for (const problem of problems) {
      const known = found.get(sentence(problem)) ?? { problem, pages: new Set() };
      found.set(sentence(problem), { problem, pages: known.pages.add(page) });
    }
  }
  return [...found.values()].map(({ problem, pages }) =>
    several && [...pages].some((page) => isElsewhere(problem, page)) ? inPages(problem, [...pages]) : problem,
  );
}

/** Whether a problem is in another file than the page's, which is given by path or name. */
const isElsewhere = ({ place }: Problem, page: string): boolean =>
  place !== undefined && place.file !== page && !`/${place.file}`.endsWith(`/${page}.yaml`);

/** The result of opening each of these pages. Throws a ZooError with the problems of all of them. */
export async function openEach<R extends { readonly page: string }, T>(
  requests: readonly R[],
  open: (request: R) => T | Promise<T>,
): Promise<T[]> {
  const opened: T[] = [];
  const checked: CheckedPage[] = [];
  let first: ZooError | undefined;
  for (const request of requests) {
    const { page } = request;
    try {
      opened.push(await open(request));
      checked.push({ page, problems: [] });
    } catch (error) {
      if (!(error instanceof ZooError)) throw error;
      first ??= error;
      checked.push({ page, problems: error.problems });
    }
  }
  if (first) throw new ZooError(problemsOfAll(checked), first.exitCode, { cause: first.cause });
  return opened;
}
