import type { PageRequest } from '../run/page/open.js';

/** What all runs of a list have in common: the profile, and the overrides. */
export type SharedRequest = Omit<PageRequest, 'page' | 'seed'>;

/** Every page with every seed, in this order; a seed that is absent is the page's own. */
export const requestsOf = (
  pages: readonly string[],
  seeds: readonly (number | undefined)[],
  shared: SharedRequest,
): readonly PageRequest[] => pages.flatMap((page) => seeds.map((seed) => ({ ...shared, page, seed })));
