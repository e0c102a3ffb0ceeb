import type { PageRequest } from '../run/page/open.js';

/** Settings that all runs of a list share: the profile and the overrides. */
export type SharedRequest = Omit<PageRequest, 'page' | 'seed'>;

/** Combines every page with every seed, in this order; without a seed, the page's own is used. */
export const requestsOf = (
  pages: readonly string[],
  seeds: readonly (number | undefined)[],
  shared: SharedRequest,
): readonly PageRequest[] => pages.flatMap((page) => seeds.map((seed) => ({ ...shared, page, seed })));
