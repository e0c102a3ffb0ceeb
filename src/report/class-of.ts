import { largest } from '../decision.js';

/** Index of the true or predicted class; -1 if there is none. */
export const classOf = (values: readonly (number | null)[]): number =>
  values.length === 0 ? -1 : largest(values.map((value) => value ?? Number.NEGATIVE_INFINITY));
