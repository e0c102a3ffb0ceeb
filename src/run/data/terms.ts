import type { DataTerms } from '../../part.js';
import type { Plan } from '../../plan/plan.js';
import type { RunRecord } from '../../report/record.js';
import { locateWeights, weightsPlaces } from '../../weights/fetch/locate.js';
import type { Model } from '../model/model.js';
import type { Surroundings } from '../surroundings.js';
import { isDrawn, sourcesOf } from './sources.js';

const DRAWN: DataTerms = { license: 'faces drawn by the package: MIT', redistribute: true };

/**
 * The terms of a plan's data, if they are known; for several data sets, the licenses of all. Faces that the package
 * draws in the layout of a data set have their own license.
 */
function dataTerms({ data }: Pick<Plan, 'data'>, { registry }: Surroundings): DataTerms | undefined {
  const terms = sourcesOf(data, registry).map((source) =>
    isDrawn(source) ? DRAWN : registry.bind('datasets', source).terms,
  );
  const stated = terms.filter((one) => one !== undefined);
  if (stated.length < terms.length) return undefined;
  return {
    license: [...new Set(stated.map(({ license }) => license))].join('; '),
    redistribute: stated.every(({ redistribute }) => redistribute),
  };
}

/** The terms in a run's record: those of its data, and of the weights that its backbones started from. */
export function termsOf(
  { plan, backbones }: Pick<Model, 'plan' | 'backbones'>,
  context: Surroundings,
): NonNullable<RunRecord['terms']> {
  const data = dataTerms(plan, context);
  const licenses = backbones.flatMap(({ weights }) =>
    weights ? [locateWeights(weights.source, weightsPlaces(context)).entry?.license] : [],
  );
  return {
    data: data?.license ?? null,
    ...(licenses.length > 0 && { weights: licenses.every(known) ? [...new Set(licenses)].join('; ') : null }),
    redistribute: data?.redistribute ?? true,
  };
}

const known = (license: string | undefined): license is string => license !== undefined;
