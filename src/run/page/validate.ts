import { type Problem, ZooError } from '../../errors/problem.js';
import { readPage } from '../../spec/read.js';
import type { Surroundings } from '../surroundings.js';
import { allOf, checkSpec, planSpec } from './check.js';
import { openPage, type PageRequest, pageKeys } from './open.js';

/**
 * Checks and plans a page under the requested profile or, if there is none, without a profile and under each of its
 * profiles. Environment variables and the data set may be missing; the page's weights, model or vectors may not,
 * unless the request sets `elsewhere`. Throws a ZooError that lists every problem.
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

/** The problems of a page that is displayed, without a profile and under each of its profiles; its files need not exist. */
export function mistakesOf(page: string, context: Surroundings): readonly Problem[] {
  try {
    validatePage({ page, elsewhere: true }, context);
    return [];
  } catch (error) {
    if (error instanceof ZooError) return error.problems;
    throw error;
  }
}
