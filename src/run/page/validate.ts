import { type Problem, ZooError } from '../../errors/problem.js';
import { readPage } from '../../spec/read.js';
import type { Surroundings } from '../surroundings.js';
import { allOf, checkSpec, planSpec } from './check.js';
import { openPage, type PageRequest, pageKeys } from './open.js';

/**
 * Checks and plans a page under the profile asked for or, where none is, as it stands and under each of its profiles.
 * Environment variables and the data set may be missing; the weights, model or vectors that the page names may not, unless
 * the request says `elsewhere`. Throws a ZooError with the problems found.
 */
export function validatePage(request: PageRequest, context: Surroundings): void {
  if (request.profile !== undefined) {
    openPage({ ...request, keepUnset: true }, context);
    return;
  }
  const { env, allow, cache, library, sources } = context;
  const options = {
    env,
    allowEnv: allow?.env,
    cache,
    library,
    sources,
    keys: pageKeys,
    set: request.set,
    keepUnset: true,
  };
  const spec = readPage(request.page, options);
  spec.checkWork();
  const specs = [spec, ...spec.profiles.map(spec.under)];
  allOf(specs.map((each) => () => planSpec(each, checkSpec(each, context), context, request)));
}

/** What is wrong with a page that is shown, as it stands and under each of its profiles; the files that it names need not exist. */
export function mistakesOf(page: string, context: Surroundings): readonly Problem[] {
  try {
    validatePage({ page, elsewhere: true }, context);
    return [];
  } catch (error) {
    if (error instanceof ZooError) return error.problems;
    throw error;
  }
}
