import { type Affect, clamp } from './affect.js';
import type { Dice } from './dice.js';
import { EXPRESSIONS } from './emotions.js';

/** The content of one annotation row; a task without a label is missing. */
export interface Annotation {
  readonly image: string;
  readonly affect?: readonly [valence: number, arousal: number];
  readonly expression?: number;
  readonly units?: readonly boolean[];
}

/** Fractions of rows with valence-arousal, expression and action units in s-Aff-Wild2, per split. */
const LABELED = {
  train: [103917 / 142333, 90645 / 142333, 103316 / 142333],
  validation: [1, 15440 / 26876, 1],
} as const;

/** The header of the official files: five names over rows of sixteen fields. */
export const HEADER = 'image,valence,arousal,expression,aus';

/** The annotators' labels of a face, with their errors and the gaps of the split. */
export function annotate(
  dice: Dice,
  image: string,
  seen: Affect,
  split: 'train' | 'validation',
  noise: number,
): Annotation {
  const [affect, expression, units] = drawTasks(dice, split);
  const wrong = dice.chance(noise);
  const other = Math.floor(dice.uniform() * EXPRESSIONS.length);
  const shaken = (value: number) => clamp(value + 2 * noise * dice.normal(), -1, 1);
  const pair = [shaken(seen.valence), shaken(seen.arousal)] as const;
  const flipped = seen.active.map((on) => on !== dice.chance(noise / 2));
  return {
    image,
    ...(affect && { affect: pair }),
    ...(expression && { expression: wrong ? other : seen.expression }),
    ...(units && { units: flipped }),
  };
}

/** Which tasks (valence and arousal, expression, action units) a row has: each at its rate among the rows that have any. */
export function drawTasks(dice: Dice, split: 'train' | 'validation'): readonly boolean[] {
  const drawn = independent(LABELED[split]);
  for (;;) {
    const present = drawn.map((share) => dice.chance(share));
    if (present.some(Boolean)) return present;
  }
}

/** Rates to draw with, so that each task reaches its rate in `shares` after rows without any task are redrawn. */
function independent(shares: readonly number[]): number[] {
  let drawn = [...shares];
  for (let i = 0; i < 30; i++) {
    const any = 1 - drawn.reduce((none, share) => none * (1 - share), 1);
    drawn = shares.map((share) => share * any);
  }
  return drawn;
}

/** A line of an official annotation file; missing values are -5 for valence and arousal, -1 for the others. */
export function line({ image, affect, expression, units }: Annotation): string {
  const pair = affect ? affect.map((value) => value.toFixed(3)) : ['-5', '-5'];
  const marks = units ? units.map((on) => (on ? '1' : '0')) : new Array<string>(12).fill('-1');
  return [image, ...pair, String(expression ?? -1), ...marks].join(',');
}
