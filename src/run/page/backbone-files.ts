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

/** An option of the backbone with a file that does not exist, and the problem. */
type Missing = readonly [option: string, problem: Problem];

/**
 * Missing weights, models and vectors among a backbone's options, so that they are reported before anything is drawn
 * or computed. Files that are fetched by URL or catalog name may be missing, and a reference that is not set is
 * ignored. With `elsewhere`, all files may be missing; weights that resemble a catalog name are still reported as
 * misspelled.
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

/** The result, or undefined if the plan fails in the same way and reports it. */
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

/** The file of a source, if it is on this machine; for the plan. */
export const findModel =
  (context: Surroundings): FindModel =>
  (source) => {
    try {
      const { file } = locateWeights(withVariables(source(), context.env), weightsPlaces(context));
      return existsSync(file) ? file : undefined;
    } catch (error) {
      if (error instanceof ZooError) return undefined; // reported by the code that needs it
      throw error;
    }
  };
