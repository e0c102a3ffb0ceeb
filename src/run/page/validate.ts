import { type Problem, ZooError } from '../../errors/problem.js';
import { readPage } from '../../spec/read.js';
import type { Surroundings } from '../surroundings.js';
import { allOf, checkSpec, planSpec } from './check.js';
import { openPage, type PageRequest } from './open.js';

/**
 * Checks and plans a page under the profile asked for or, where none is, as it stands and under each of its profiles.
 * Environment variables and the data set may be missing; the weights, model or vectors that the page names may not, unless
 * the request says `elsewhere`. Throws a ZooError with the problems found.
 */
export function validatePage(request: PageRequest, around: Surroundings): void {
  if (request.profile !== undefined) {
    openPage({ ...request, keepUnset: true }, around);
    return;
  }
  const { env, cache, library } = around;
  const spec = readPage(request.page, { env, cache, library, set: request.set, keepUnset: true });
  const specs = [spec, ...spec.profiles.map(spec.under)];
  allOf(specs.map((each) => () => planSpec(each, checkSpec(each, around), around, request.elsewhere)));
}

/** What is wrong with a page that is shown, as it stands and under each of its profiles; the files that it names need not exist. */
export function mistakesOf(page: string, around: Surroundings): readonly Problem[] {
  try {
    validatePage({ page, elsewhere: true }, around);
    return [];
  } catch (error) {
    if (error instanceof ZooError) return error.problems;
    throw error;
  }
}
