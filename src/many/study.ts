import type { At, Place } from '../errors/problem.js';
import type { PageRequest } from '../run/page/open.js';

/** A page with changed values, in the syntax of `--set`. */
export interface Variant {
  /** Unique in the study. */
  readonly name: string;
  readonly page: string;
  readonly set: readonly string[];
  /** Absent: the profile of the study. */
  readonly profile?: string | undefined;
  /**
   * If true, a variant whose page needs an environment variable that is not set is listed as not run, instead of
   * refused.
   */
  readonly optional?: boolean;
  /** Place in the study file, and the place of each change. */
  readonly at?: At & { readonly set: readonly Place[] };
}

/** Two variants to compare: `of` minus `to`. */
export interface Contrast {
  readonly of: string;
  readonly to: string;
}

/** Variants, seeds and comparisons. */
export interface Study {
  readonly name: string;
  readonly title?: string | undefined;
  readonly variants: readonly Variant[];
  readonly seeds: readonly number[];
  /** One family: their p values are adjusted together. */
  readonly contrasts: readonly Contrast[];
  /** The primary metric; absent: the last one that all variants have. */
  readonly metric?: string | undefined;
  /** Place of the metric in the study file. */
  readonly metricAt?: At | undefined;
}

/** One requested unit: a variant with a seed. */
export interface UnitRequest {
  readonly variant: Variant;
  readonly request: PageRequest;
}

/** Combines every variant with every seed, in this order, and adds the changes in `shared` to each. */
export const unitRequests = (
  { variants, seeds }: Study,
  shared: Omit<PageRequest, 'page' | 'seed'>,
): readonly UnitRequest[] =>
  variants.flatMap((variant) =>
    seeds.map((seed) => {
      const { page, set, profile = shared.profile } = variant;
      return {
        variant,
        request: { ...shared, page, profile, seed, set: [...(shared.set ?? []), ...set] },
      };
    }),
  );
