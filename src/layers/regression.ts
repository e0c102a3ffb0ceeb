import type { Scored } from '../part.js';

/** The residuals of one value over the rows that carry it, and what is true there. */
export interface Residuals {
  readonly errors: readonly number[];
  readonly truth: readonly number[];
}

/** Prediction minus truth, value by value, each over the rows that carry it. */
export const residuals = ({ prediction, target, rows, width }: Scored): readonly Residuals[] =>
  Array.from({ length: width }, (_, column) => {
    const there = Array.from({ length: rows }, (_, row) => row * width + column).filter(
      (i) => !Number.isNaN(target[i]),
    );
    return { errors: there.map((i) => prediction[i]! - target[i]!), truth: there.map((i) => target[i]!) };
  });

/** Mean of `of` over numbers; 0 of none. */
export const meanOf = (
  numbers: readonly number[],
  of: (value: number) => number = (value) => value,
): number => numbers.reduce((sum, value) => sum + of(value), 0) / Math.max(numbers.length, 1);
