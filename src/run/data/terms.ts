import { areDrawn } from '../../faces/folder.js';
import type { DataTerms } from '../../part.js';
import type { Plan } from '../../plan/plan.js';
import type { RunRecord } from '../../report/record.js';
import { locateWeights, weightsPlaces } from '../../weights/fetch/locate.js';
import type { Model } from '../model/model.js';
import type { Surroundings } from '../surroundings.js';

const DRAWN: DataTerms = { licence: 'faces drawn by the package: MIT', redistribute: true };

/** The terms of a plan's data set, as far as they are known; faces that the package draws in its layout have their own. */
function dataTerms({ data }: Pick<Plan, 'data'>, { registry }: Surroundings): DataTerms | undefined {
  if (data.synthetic !== undefined || areDrawn(String(data.root))) return DRAWN;
  return registry.bind('datasets', data, ['data']).terms;
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
