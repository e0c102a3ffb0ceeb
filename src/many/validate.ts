import { type Problem, ZooError } from '../errors/problem.js';
import { sameVariant, variantLacksMetric } from '../errors/studies.js';
import { openPage, type PageRequest } from '../run/page/open.js';
import { validatePage } from '../run/page/validate.js';
import type { Surroundings } from '../run/surroundings.js';
import { firstOfEach } from '../schema/distinct.js';
import { pageHash } from '../spec/resolved.js';
import type { Study, Variant } from './study.js';
import { placedInStudy } from './units.js';

/**
 * Checks a parsed study: the page of every variant with its changes, under its profile or, without one, under every
 * profile; the primary metric; whether two variants are the same. Data sets and environment variables may be missing.
 * Throws a ZooError that lists every problem.
 */
export function validateStudy(
  study: Study,
  shared: Pick<PageRequest, 'profile' | 'set'>,
  context: Surroundings,
): void {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const variant of study.variants) {
    const set = [...(shared.set ?? []), ...variant.set];
    const request = { page: variant.page, profile: variant.profile ?? shared.profile, set };
    try {
      validatePage(request, context);
      problems.push(...problemsAmong(variant, request, study, seen, context));
    } catch (error) {
      if (!(error instanceof ZooError)) throw error;
      problems.push(...error.problems.map((problem) => placedInStudy(problem, variant, request)));
    }
  }
  if (problems.length > 0) throw new ZooError(firstOfEach(problems));
}

/** Problems of a valid variant within the study. */
function problemsAmong(
  { name, at }: Variant,
  request: PageRequest,
  { metric, metricAt }: Study,
  seen: Map<string, string>,
  context: Surroundings,
): readonly Problem[] {
  const { page, plan, profile } = openPage({ ...request, keepUnset: true }, context);
  const known = plan.metrics.map((one) => one.name);
  const text = `${profile} ${pageHash(page)}`;
  const same = seen.get(text);
  seen.set(text, same ?? name);
  const isListed = at !== undefined && !at.path.startsWith('matrix');
  return [
    ...(metric === undefined || known.includes(metric)
      ? []
      : [variantLacksMetric(metricAt ?? {}, name, metric, known)]),
    ...(same !== undefined && isListed ? [sameVariant(at, name, same)] : []),
  ];
}
