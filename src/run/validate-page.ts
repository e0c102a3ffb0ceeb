import { labelSpaces } from '../labels.js';
import { makePlan } from '../plan/make.js';
import { checkPage } from '../schema/check.js';
import { readPage } from '../spec/read.js';
import { findModel } from './model-file.js';
import { openPage, type PageRequest } from './open-page.js';
import type { Surroundings } from './surroundings.js';

/**
 * Checks and plans a page under the profile asked for or, where none is, as it stands and under each of its profiles.
 * Needs nothing that a run needs: environment variables may be missing. Throws a ZooError with the problems found.
 */
export function validatePage(request: PageRequest, around: Surroundings): void {
  if (request.profile !== undefined) {
    openPage({ ...request, keepUnset: true }, around);
    return;
  }
  const { registry, env, cache, library } = around;
  const find = findModel(around);
  const spec = readPage(request.page, { env, cache, library, set: request.set, keepUnset: true });
  makePlan(checkPage(spec, registry), registry, labelSpaces, spec.place, find);
  for (const each of spec.profiles.map(spec.under)) {
    makePlan(checkPage(each, registry), registry, labelSpaces, each.place, find);
  }
}
