import { featuresNotFrozen, mixedByModelFile, noImagesToMix } from '../errors/mixup.js';
import { readsImages } from './backbones.js';
import type { Draft } from './draft.js';
import type { Mixup, PlanNode } from './plan.js';

/** Mixup in a page: the parameter of its distribution, or all its settings. */
export type MixupPage =
  | number
  | {
      readonly alpha: number;
      readonly real?: number | undefined;
      readonly at?: 'images' | 'features' | undefined;
    };

/** Mixup with all its settings. */
export const mixupOf = (page: MixupPage | undefined): Mixup | undefined =>
  typeof page === 'number' ? { alpha: page, real: 0 } : page && { alpha: page.alpha, real: page.real ?? 0 };

/**
 * The backbones that a stage computes at each step without training them, in order to mix their images. `read` are
 * the nodes that its losses read, directly or indirectly. Adds a problem to the draft for a node that cannot be
 * mixed.
 */
export function mixingImages(
  draft: Draft,
  stage: string,
  mixup: MixupPage | undefined,
  read: readonly PlanNode[],
  moving: ReadonlySet<string>,
): readonly string[] {
  const at = typeof mixup === 'object' ? mixup.at : undefined;
  if (at === undefined) return [];
  const place = draft.at('stages', stage, 'mixup', 'at');
  const seeing = read.filter(readsImages);
  if (at === 'features') {
    const trained = seeing.find(({ name }) => moving.has(name));
    if (trained) draft.problems.push(featuresNotFrozen(place, stage, trained.name));
    return [];
  }
  if (seeing.length === 0) draft.problems.push(noImagesToMix(place, stage));
  for (const { name, options, tensors } of seeing)
    if (tensors) draft.problems.push(mixedByModelFile(place, name, options.type));
  return seeing.map(({ name }) => name);
}
