import type { At, Place } from '../errors/problem.js';
import type { PageRequest } from '../run/page/open.js';

/** A page with values changed, as `--set` changes them. */
export interface Variant {
  /** Unique in the study. */
  readonly name: string;
  readonly page: string;
  readonly set: readonly string[];
  /** Absent: that of the study. */
  readonly profile?: string | undefined;
  /** Listed as not run, instead of refused, where an environment variable that its page needs is not set. */
  readonly optional?: boolean;
  /** Where a study file has it, and each of its changes. */
  readonly at?: At & { readonly set: readonly Place[] };
}

/** Two variants that are compared: `of` less `to`. */
export interface Contrast {
  readonly of: string;
  readonly to: string;
}

/** Variants over several seeds, and what is compared. */
export interface Study {
  readonly name: string;
  readonly title?: string | undefined;
  readonly variants: readonly Variant[];
  readonly seeds: readonly number[];
  /** One family: their p values are adjusted together. */
  readonly contrasts: readonly Contrast[];
  /** The primary metric; absent: the last one that all variants have. */
  readonly metric?: string | undefined;
  /** Where a study file has the metric. */
  readonly metricAt?: At | undefined;
}

/** One unit as it is asked for: a variant with a seed. */
export interface UnitRequest {
  readonly variant: Variant;
  readonly request: PageRequest;
}

/** Every variant with every seed, in this order; `shared` changes all of them. */
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
