import type { Scored } from '../part.js';

/** The residuals of one value over the rows with a label, and the true values there. */
export interface Residuals {
  readonly errors: Float64Array;
  readonly truth: Float64Array;
}

/** Prediction minus label for each value, over the rows with a label. */
export const residuals = (scored: Scored): readonly Residuals[] =>
  Array.from({ length: scored.width }, (_, column) => residualsOf(scored, column));

function residualsOf({ prediction, target, rows, width }: Scored, column: number): Residuals {
  const [errors, truth] = [new Float64Array(rows), new Float64Array(rows)];
  let carrying = 0;
  for (let i = column; i < rows * width; i += width) {
    if (Number.isNaN(target[i])) continue;
    errors[carrying] = prediction[i]! - target[i]!;
    truth[carrying++] = target[i]!;
  }
  return { errors: errors.subarray(0, carrying), truth: truth.subarray(0, carrying) };
}

/** Mean of `of` over numbers; 0 if there are none. */
export function meanOf(numbers: ArrayLike<number>, of: (value: number) => number = (value) => value): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += of(numbers[i]!);
  return sum / Math.max(numbers.length, 1);
}
