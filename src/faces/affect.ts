import type { Dice } from './dice.js';

/** The 12 action units in the order of s-Aff-Wild2. */
export const UNITS = [1, 2, 4, 6, 7, 10, 12, 15, 23, 24, 25, 26] as const;

/** The 8 expressions in the order of s-Aff-Wild2. */
export const EXPRESSIONS = [
  'Neutral',
  'Anger',
  'Disgust',
  'Fear',
  'Happiness',
  'Sadness',
  'Surprise',
  'Other',
] as const;

/** What a face feels and shows: intensities in [0, 1] per action unit, and the labels an annotator would give. */
export interface Affect {
  readonly expression: number;
  /** How strongly it is displayed, [0, 1]. */
  readonly strength: number;
  readonly units: readonly number[];
  readonly active: readonly boolean[];
  readonly valence: number;
  readonly arousal: number;
}

type Weights = Partial<Record<(typeof UNITS)[number], number>>;

/** How likely an emotion shows a unit: prototypical 1, observational as measured (Kollias 2021, after Du et al. 2014). */
const EMOTION_UNITS: readonly Weights[] = [
  {},
  { 4: 1, 7: 1, 24: 1, 10: 0.26, 23: 0.29 },
  { 10: 1, 4: 0.31, 24: 0.26 },
  { 1: 1, 4: 1, 25: 1, 2: 0.57, 26: 0.33 },
  { 12: 1, 25: 1, 6: 0.51 },
  { 4: 1, 15: 1, 1: 0.6, 6: 0.5 },
  { 1: 1, 2: 1, 25: 1, 26: 1 },
  {},
];

/** Rows per expression among the training rows of s-Aff-Wild2 that carry one. */
const EXPRESSION_ROWS = [23976, 4555, 3168, 3122, 18135, 7609, 5228, 24852];

/** Share of the training rows of s-Aff-Wild2 with the unit active (of 103,316). */
const UNIT_RATES = [18713, 8745, 20342, 30605, 41337, 38286, 26783, 2460, 2980, 5003, 70584, 10756].map(
  (count) => count / 103316,
);

/** How readily an expression shows units that are not its own: speech and habit. */
const INCIDENTAL = [0.6, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 1.1];

/** Units that an emotion never shows by the way, because they would name another one. */
const FOREIGN: readonly (readonly number[])[] = [
  [1, 2, 12, 15, 26],
  [1, 2, 12, 15],
  [1, 2, 12, 15, 26],
  [6, 12, 15, 24],
  [1, 2, 4, 10, 15, 23, 24],
  [2, 10, 12, 26],
  [4, 10, 12, 15, 23, 24],
  [],
];

/** Units that move together: loadings of four hidden causes (brow raise, squeeze, smile, lip tension). */
const LOADINGS: readonly (readonly [number, number, number, number])[] = [
  [0.8, 0, 0, 0],
  [0.8, 0, 0, 0],
  [-0.2, 0.6, -0.3, 0.2],
  [0, 0.5, 0.6, 0],
  [0, 0.7, 0.3, 0],
  [0, 0.6, 0.2, 0],
  [0, 0.2, 0.8, -0.2],
  [0, 0.2, -0.4, 0.4],
  [0, 0.2, 0, 0.6],
  [0, 0.1, 0, 0.7],
  [0.3, 0, 0.2, -0.7],
  [0.4, 0, 0, -0.6],
];

/** Valence and arousal of a full display of each expression. */
const CIRCUMPLEX: readonly (readonly [number, number])[] = [
  [0.02, 0.02],
  [-0.6, 0.55],
  [-0.6, 0.3],
  [-0.5, 0.7],
  [0.75, 0.4],
  [-0.65, -0.25],
  [0.15, 0.7],
  [0, 0.15],
];

/** What a unit at full intensity adds to valence and arousal, whatever the expression. */
const UNIT_AFFECT: readonly (readonly [number, number])[] = [
  [0, 0.1],
  [0, 0.1],
  [-0.18, 0.05],
  [0.08, 0.05],
  [-0.02, 0.1],
  [-0.12, 0.05],
  [0.25, 0.05],
  [-0.2, -0.1],
  [-0.06, 0.08],
  [-0.06, 0.02],
  [0.02, 0.08],
  [0, 0.15],
];

const shares = EXPRESSION_ROWS.map((rows) => rows / EXPRESSION_ROWS.reduce((a, b) => a + b));
const chances = unitChances();

/**
 * Chance of each unit under each expression, `[expression][unit]`: the emotion table, with what is left of the unit's
 * rate in s-Aff-Wild2 spread over the expressions that may show it by the way.
 */
function unitChances(): number[][] {
  const table: number[][] = EXPRESSIONS.map(() => new Array<number>(UNITS.length).fill(0));
  UNITS.forEach((unit, i) => {
    const own = EMOTION_UNITS.map((weights) => weights[unit] ?? 0);
    const claimed = own.reduce((sum, weight, e) => sum + weight * shares[e]!, 0);
    const scale = Math.min(1, Math.max(0.75, UNIT_RATES[i]! / claimed));
    const room = own.map((weight, e) => (weight > 0 || FOREIGN[e]!.includes(unit) ? 0 : INCIDENTAL[e]!));
    const spread = room.reduce((sum, weight, e) => sum + weight * shares[e]!, 0);
    const rest = Math.max(0.004, UNIT_RATES[i]! - scale * claimed) / spread;
    own.forEach((weight, e) => {
      table[e]![i] = weight > 0 ? scale * weight : Math.min(0.92, rest * room[e]!);
    });
  });
  return table;
}

/** A face's temper: what its neutral looks like to an annotator. */
export interface Temper {
  readonly valence: number;
  readonly arousal: number;
  /** How strongly this person shows what it feels, about 1. */
  readonly expressiveness: number;
}

/** Draws an expression at s-Aff-Wild2's rates, the units it shows, and the valence and arousal that follow from both. */
export function drawAffect(dice: Dice, temper: Temper, forced?: number): Affect {
  const expression = forced ?? dice.weighted(shares);
  const strength = clamp((0.55 + 0.45 * dice.uniform()) * temper.expressiveness, 0.3, 1);
  const causes = [dice.normal(), dice.normal(), dice.normal(), dice.normal()];
  const own = EMOTION_UNITS[expression]!;
  // By the way, a neutral face moves little; a face that shows no single emotion may move as much as any.
  const incidental = expression === 0 ? 0.35 : 0.3 + (expression === 7 ? 0.4 : 0.15) * dice.uniform();
  const active: boolean[] = [];
  const units = UNITS.map((unit, i) => {
    const shown = likelihood(dice, LOADINGS[i]!, causes) < chances[expression]![i]!;
    active.push(shown);
    if (!shown) return 0.08 * dice.uniform();
    const level =
      own[unit] === undefined
        ? incidental * (0.7 + 0.6 * dice.uniform())
        : strength * (0.7 + 0.3 * dice.uniform());
    return clamp(level, 0.25, 1);
  });
  return { expression, strength, units, active, ...feeling(dice, temper, expression, strength, units) };
}

function feeling(dice: Dice, temper: Temper, expression: number, strength: number, units: readonly number[]) {
  const [valence, arousal] = [0, 1].map((axis) => {
    const base = CIRCUMPLEX[expression]![axis]! * strength;
    const moved = units.reduce((sum, level, i) => sum + level * UNIT_AFFECT[i]![axis]!, 0);
    const mood = axis === 0 ? temper.valence : temper.arousal;
    return clamp(base + moved + mood + 0.06 * dice.normal(), -1, 1);
  });
  return { valence: valence!, arousal: arousal! };
}

/** Uniform on [0, 1] for one unit, correlated over units through the hidden causes; small where the causes are strong. */
function likelihood(dice: Dice, loadings: readonly number[], causes: readonly number[]): number {
  const explained = loadings.reduce((sum, loading) => sum + loading * loading, 0);
  const z = loadings.reduce(
    (sum, loading, k) => sum + loading * causes[k]!,
    Math.sqrt(1 - explained) * dice.normal(),
  );
  // The logistic approximation of the normal distribution function, within 0.01.
  return 1 / (1 + Math.exp(1.702 * z));
}

/** `value`, not below `low` nor above `high`. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
