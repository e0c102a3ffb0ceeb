import { samplingOfMixture, unevenBatch } from '../errors/mixture.js';
import type { Mixture } from '../part.js';
import type { Draft } from './draft.js';
import type { StagePage } from './stages.js';

type Shares = { readonly [member: string]: number };

/** The shares of these data sets of a mixture in a batch, relative to each other. */
export const relativeShares = (batch: Shares, members: readonly string[]): Shares =>
  Object.fromEntries(members.map((member) => [member, batch[member]!]));

/** How many rows of a batch of this size are of each of these data sets. Undefined where they are not whole numbers. */
export function sharesOf(size: number, relative: readonly number[]): readonly number[] | undefined {
  const sum = relative.reduce((a, b) => a + b, 0);
  return size % sum === 0 ? relative.map((one) => (one * size) / sum) : undefined;
}

/** A batch must be divided between the data sets of a mixture that have labels for the stage, and nothing else may choose its rows. */
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
