import { EMOTION_UNITS } from '../labels.js';
import type { Dice } from './dice.js';
import {
  CIRCUMPLEX,
  EXPRESSION_ROWS,
  EXPRESSIONS,
  FOREIGN,
  INCIDENTAL,
  LOADINGS,
  UNIT_AFFECT,
  UNIT_RATES,
  UNITS,
} from './emotions.js';

/** What a face feels and shows: intensities in [0, 1] per action unit, and the labels that an annotator would give. */
export interface Affect {
  readonly expression: number;
  /** Strength of the display, [0, 1]. */
  readonly strength: number;
  readonly units: readonly number[];
  readonly active: readonly boolean[];
  readonly valence: number;
  readonly arousal: number;
}

const shares = EXPRESSION_ROWS.map((rows) => rows / EXPRESSION_ROWS.reduce((a, b) => a + b));
const chances = unitChances();

/**
 * Probability of each unit under each expression, `[expression][unit]`: the emotion table; the rest of the unit's rate
 * in s-Aff-Wild2 is spread over the expressions that may show it incidentally.
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

/** A face's temper: how an annotator sees its neutral expression. */
export interface Temper {
  readonly valence: number;
  readonly arousal: number;
  /** How strongly this person shows feelings, around 1. */
  readonly expressiveness: number;
}

/** Draws an expression at s-Aff-Wild2's rates, the units that it shows, and the resulting valence and arousal. */
export function drawAffect(dice: Dice, temper: Temper, forced?: number): Affect {
  const expression = forced ?? dice.weighted(shares);
  const strength = clamp((0.55 + 0.45 * dice.uniform()) * temper.expressiveness, 0.3, 1);
  const causes = [dice.normal(), dice.normal(), dice.normal(), dice.normal()];
  const own = EMOTION_UNITS[expression]!;
  // Incidental units: a neutral face moves little; a face without a single emotion may move as much as any.
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

/** A uniform number on [0, 1] for one unit, correlated between units by the hidden causes; small if the causes are strong. */
function likelihood(dice: Dice, loadings: readonly number[], causes: readonly number[]): number {
  const explained = loadings.reduce((sum, loading) => sum + loading * loading, 0);
  const z = loadings.reduce(
    (sum, loading, k) => sum + loading * causes[k]!,
    Math.sqrt(1 - explained) * dice.normal(),
  );
  // The logistic approximation of the normal distribution function, within 0.01.
  return 1 / (1 + Math.exp(1.702 * z));
}

/** `value`, limited to [`low`, `high`]. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
