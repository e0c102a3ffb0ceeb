import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { missingBeside } from '../../errors/frozen.js';
import { nearest } from '../../errors/nearest.js';
import { type Problem, ZooError } from '../../errors/problem.js';
import { noVectorsFile } from '../../errors/vectors.js';
import type { BoundBackbone, VectorSource } from '../../part.js';
import type { FindModel } from '../../plan/backbone-node.js';
import type { PartOptions } from '../../plan/plan.js';
import { withVariables } from '../../spec/environment.js';
import { readCatalog } from '../../weights/fetch/catalog.js';
import { locateWeights, weightsPlaces } from '../../weights/fetch/locate.js';
import type { Surroundings } from '../surroundings.js';

/** An option of the backbone that names a file which does not exist, and the problem. */
type Missing = readonly [option: string, problem: Problem];

/**
 * Weights, models and vectors that a backbone's options name and that do not exist: found before anything is drawn or
 * computed. What is fetched by URL or catalog name need not be there, and a reference that is not set is not a name yet.
 * With `elsewhere`, files need not be there either; weights that are close to a name of the catalog are still misspelled.
 */
export function missingFiles(
  backbone: BoundBackbone,
  { weights }: PartOptions,
  context: Surroundings,
  elsewhere: boolean,
): readonly Missing[] {
  if (backbone.vectors) return elsewhere ? [] : missingVectors(backbone.vectors);
  if (typeof weights !== 'string' || isOpen(weights)) return [];
  if (elsewhere && !isMisspelled(weights, context)) return [];
  return missingWeights(backbone, weights, context).map((problem) => ['weights', problem]);
}

function missingWeights(
  { frozen }: BoundBackbone,
  weights: string,
  context: Surroundings,
): readonly Problem[] {
  const source = frozen ? unlessZooError(() => frozen.source()) : weights;
  if (source === undefined) return [];
  try {
    const { file, url } = locateWeights(source, weightsPlaces(context));
    if (url !== undefined) return [];
    const names = unlessZooError(() => frozen?.beside?.(file)) ?? [];
    return names
      .filter((name) => !existsSync(join(dirname(file), name)))
      .map((name) => missingBeside(file, name));
  } catch (error) {
    if (error instanceof ZooError) return error.problems;
    throw error;
  }
}

/** The result, or undefined where the plan fails in the same way and says so. */
function unlessZooError<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof ZooError) return undefined;
    throw error;
  }
}

function missingVectors({ file }: VectorSource): readonly Missing[] {
  if (file === undefined || isOpen(file) || existsSync(file)) return [];
  return [['file', noVectorsFile(file)]];
}

/** Whether a value has a reference that is not set. */
const isOpen = (value: string): boolean => value.includes('${');

const isMisspelled = (weights: string, context: Surroundings): boolean =>
  extname(weights) === '' &&
  nearest(weights, Object.keys(readCatalog(weightsPlaces(context).library))) !== undefined;

/** What a plan may ask: the file of a source, where it is on this machine. */
export const findModel =
  (context: Surroundings): FindModel =>
  (source) => {
    try {
      const { file } = locateWeights(withVariables(source(), context.env), weightsPlaces(context));
      return existsSync(file) ? file : undefined;
    } catch (error) {
      if (error instanceof ZooError) return undefined; // whoever needs it says so
      throw error;
    }
  };
