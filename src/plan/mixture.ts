import { samplingOfMixture, unevenBatch } from '../errors/mixture.js';
import type { Mixture } from '../part.js';
import type { Draft } from './draft.js';
import type { StagePage } from './stages.js';

type Shares = { readonly [member: string]: number };

/** The relative shares of these data sets of a mixture in a batch. */
export const relativeShares = (batch: Shares, members: readonly string[]): Shares =>
  Object.fromEntries(members.map((member) => [member, batch[member]!]));

/** The number of rows of each of these data sets in a batch of this size. Undefined if they are not whole numbers. */
export function sharesOf(size: number, relative: readonly number[]): readonly number[] | undefined {
  const sum = relative.reduce((a, b) => a + b, 0);
  return size % sum === 0 ? relative.map((one) => (one * size) / sum) : undefined;
}

/**
 * A batch must be divisible among the data sets of a mixture that have labels for the stage, and no other option may
 * select its rows.
 */
export function checkMixture(
  draft: Draft,
  name: string,
  { batch, sampling }: StagePage,
  rows: readonly string[],
  mixture: Mixture | undefined,
): void {
  if (!mixture) return;
  if (sampling) draft.problems.push(samplingOfMixture(draft.at('stages', name, 'sampling')));
  if (typeof mixture.batch === 'string') return;
  const members = Object.entries(mixture.members).flatMap(([member, labels]) =>
    rows.length === 0 || rows.some((space) => labels.includes(space)) ? [member] : [],
  );
  const shares = relativeShares(mixture.batch, members);
  if (members.length > 1 && !sharesOf(batch, Object.values(shares)))
    draft.problems.push(unevenBatch(draft.at('stages', name, 'batch'), batch, shares));
}
