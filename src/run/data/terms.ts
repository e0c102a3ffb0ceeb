import type { DataTerms } from '../../part.js';
import type { Plan } from '../../plan/plan.js';
import type { RunRecord } from '../../report/record.js';
import { locateWeights, weightsPlaces } from '../../weights/fetch/locate.js';
import type { Model } from '../model/model.js';
import type { Surroundings } from '../surroundings.js';
import { isDrawn, sourcesOf } from './sources.js';

const DRAWN: DataTerms = { licence: 'faces drawn by the package: MIT', redistribute: true };

/**
 * The terms of a plan's data, as far as they are known: of several data sets, the licences of all. Faces that the package draws in the
 * layout of a data set have their own.
 */
function dataTerms({ data }: Pick<Plan, 'data'>, { registry }: Surroundings): DataTerms | undefined {
  const terms = sourcesOf(data, registry).map((source) =>
    isDrawn(source) ? DRAWN : registry.bind('datasets', source).terms,
  );
  const stated = terms.filter((one) => one !== undefined);
  if (stated.length < terms.length) return undefined;
  return {
    licence: [...new Set(stated.map(({ licence }) => licence))].join('; '),
    redistribute: stated.every(({ redistribute }) => redistribute),
  };
}

/** The terms that a run's record carries: those of its data, and of the weights that its backbones started from. */
export function termsOf(
  { plan, backbones }: Pick<Model, 'plan' | 'backbones'>,
  context: Surroundings,
): NonNullable<RunRecord['terms']> {
  const data = dataTerms(plan, context);
  const licences = backbones.flatMap(({ weights }) =>
    weights ? [locateWeights(weights.source, weightsPlaces(context)).entry?.licence] : [],
  );
  return {
    data: data?.licence ?? null,
    ...(licences.length > 0 && { weights: licences.every(known) ? [...new Set(licences)].join('; ') : null }),
    redistribute: data?.redistribute ?? true,
  };
}

const known = (licence: string | undefined): licence is string => licence !== undefined;
