import type { Place, Problem } from '../errors/problem.js';

/** What planning carries along: where each value of the page stands, and the problems found so far. */
export interface Draft {
  readonly problems: Problem[];
  /** Place and dotted path of a value of the page, for a problem. */
  at(...path: readonly (string | number)[]): { place: Place; path: string };
}

/** A draft over the places of a page. */
export function createDraft(place: (path: readonly (string | number)[]) => Place): Draft {
  return { problems: [], at: (...path) => ({ place: place(path), path: path.join('.') }) };
}
