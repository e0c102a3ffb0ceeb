import { type Affect, clamp, drawAffect, type Temper } from './affect.js';
import type { Dice } from './dice.js';
import { CIRCUMPLEX, EXPRESSION_ROWS, UNIT_AFFECT, UNITS } from './emotions.js';

/** What a person in a video feels and shows at a moment. */
export interface Moment {
  /** Intensities of the action units, [0, 1]. */
  readonly units: readonly number[];
  readonly expression: number;
  readonly valence: number;
  readonly arousal: number;
}

/** What happens to one person in a video, second by second. */
export type Script = (seconds: number) => Moment;

/** A display of one expression: it rises, holds and fades. Times in seconds. */
interface Episode {
  readonly affect: Affect;
  readonly start: number;
  readonly onset: number;
  readonly hold: number;
  readonly offset: number;
}

const [NEUTRAL, FEAR, SURPRISE] = [0, 3, 6] as const;
/** Expressions of episodes, at their rates in s-Aff-Wild2; between them, the face is neutral. */
const SHARES = EXPRESSION_ROWS.map((rows, e) => (e === NEUTRAL ? 0 : rows)).map(
  (rows, _, all) => rows / all.reduce((a, b) => a + b),
);
/** Fraction of fear and surprise displays that are so weak that a single frame does not distinguish them. */
const ALIKE = 0.7;
/** The units of such a weak display. */
const ALIKE_UNITS: readonly number[] = [1, 2, 25, 26];
/** Envelope from which an annotator names an expression. */
const NAMED = 0.3;
/** How much larger a mood is than the same person's temper in a single image. The face does not show it, but the voice does. */
const MOOD = 4;
/** Standard deviation of a unit's delay, in seconds. */
const LAG = 0.06;

/** Draws what a person shows in a video of this length. */
export function drawScript(dice: Dice, temper: Temper, seconds: number): Script {
  const rest = drawAffect(dice, temper, NEUTRAL).units;
  const lags = UNITS.map(() => LAG * dice.normal());
  const episodes: Episode[] = [];
  for (let start = dice.uniform(0, 0.6); start < seconds; ) {
    const episode = drawEpisode(dice, temper, start);
    episodes.push(episode);
    start += episode.onset + episode.hold + episode.offset * dice.uniform(0.7, 1.2);
  }
  return (t) => {
    const levels = episodes.map((episode) => envelope(episode, t));
    const most = Math.max(...levels);
    const units = UNITS.map((_, i) => {
      const shown = episodes.map((episode) => episode.affect.units[i]! * envelope(episode, t - lags[i]!));
      return clamp(Math.max(rest[i]! * (1 - most), ...shown), 0, 1);
    });
    const feels = [0, 1].map((axis) => {
      const base = levels.reduce(
        (sum, level, k) =>
          sum + level * episodes[k]!.affect.strength * CIRCUMPLEX[episodes[k]!.affect.expression]![axis]!,
        0,
      );
      const moved = units.reduce((sum, level, i) => sum + level * UNIT_AFFECT[i]![axis]!, 0);
      return clamp(base + moved + MOOD * (axis === 0 ? temper.valence : temper.arousal), -1, 1);
    });
    const expression = most >= NAMED ? episodes[levels.indexOf(most)]!.affect.expression : NEUTRAL;
    return { units, expression, valence: feels[0]!, arousal: feels[1]! };
  };
}

/**
 * Surprise rises within .2 s and fear takes .45 s and more; if both are weak and show the same units, only this
 * distinguishes them.
 */
function drawEpisode(dice: Dice, temper: Temper, start: number): Episode {
  const expression = dice.weighted(SHARES);
  const affect = drawAffect(dice, temper, expression);
  const isSudden = expression === SURPRISE;
  const isSlow = expression === FEAR;
  const onset = isSudden
    ? dice.uniform(0.12, 0.2)
    : isSlow
      ? dice.uniform(0.45, 0.7)
      : dice.uniform(0.15, 0.6);
  const alike = (isSudden || isSlow) && dice.chance(ALIKE);
  const level = dice.uniform(0.35, 0.5);
  const units = UNITS.map((unit) =>
    ALIKE_UNITS.includes(unit) ? level * dice.uniform(0.85, 1) : 0.08 * dice.uniform(),
  );
  return {
    affect: alike ? { ...affect, units } : affect,
    start,
    onset,
    hold: dice.uniform(0.4, 1.6),
    offset: dice.uniform(0.5, 1.3),
  };
}

/** How strongly an episode is shown at a given time, [0, 1]. */
function envelope({ start, onset, hold, offset }: Episode, t: number): number {
  const since = t - start;
  if (since < onset) return smooth(since / onset);
  return 1 - smooth((since - onset - hold) / offset);
}

/** 0 below 0, 1 above 1, and a smooth rise between them. */
function smooth(x: number): number {
  const inside = clamp(x, 0, 1);
  return inside * inside * (3 - 2 * inside);
}
