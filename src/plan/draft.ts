import { PartBug } from '../errors/parts.js';
import { type Place, type Problem, ZooError } from '../errors/problem.js';

type Path = readonly (string | number)[];

/** State of planning: the places of the page's values, and the problems found so far. */
export interface Draft {
  readonly problems: Problem[];
  /** Place and dotted path of a value of the page, for a problem. */
  at(...path: Path): { place: Place; path: string };
  /**
   * Calls the part at a path of the page; returns undefined and adds a problem there if the part refuses an option. A
   * bug of the part ends the planning, because its result is unknown.
   */
  ask<T>(path: Path, work: () => T): T | undefined;
}

/** Creates a draft for a page with these places. */
export function createDraft(place: (path: Path) => Place): Draft {
  const problems: Problem[] = [];
  const at = (path: Path) => ({ place: place(path), path: path.join('.') });
  return {
    problems,
    at: (...path) => at(path),
    ask: (path, work) => {
      try {
        return work();
      } catch (error) {
        if (!(error instanceof ZooError)) throw error;
        const found = error.map((problem) => ({ ...at(problem.path?.split('.') ?? path), ...problem }));
        if (found instanceof PartBug) throw new PartBug([...problems, ...found.problems], found.cause);
        problems.push(...found.problems);
        return undefined;
      }
    },
  };
}
