import { clamp } from './affect.js';
import { drawTasks } from './annotations.js';
import type { Dice } from './dice.js';
import { EXPRESSIONS, UNITS } from './emotions.js';
import type { DrawnSplit, VideoSet } from './options.js';
import { runs } from './runs.js';
import type { Moment, Script } from './script.js';

/** The annotation file of one task for one track, in the layout of Aff-Wild2. */
export interface TrackFile {
  /** The task's folder. */
  readonly folder: string;
  readonly text: string;
}

/** Annotators of valence and arousal react late and move slowly: in seconds. */
const DELAY = 0.3;
const SLOWNESS = 0.4;
/** Intensity from which a unit counts as active. */
const ACTIVE = 0.25;
/** Fraction of frames that a task leaves out, in runs. */
const MISSING = 0.05;
/** Frames in a run of missing labels, and in a run of wrong ones. */
const GAP = [3, 8] as const;

/**
 * The annotations of a track, a line for each frame, with errors and gaps in runs of frames, because people annotate
 * videos. Not every track is annotated for every task, except the first of a split, so that every task has files.
 */
export function annotateTrack(
  dice: Dice,
  script: Script,
  set: VideoSet,
  split: DrawnSplit,
  isFirst: boolean,
): readonly TrackFile[] {
  const drawn = drawTasks(dice, split);
  const moments = Array.from({ length: set.frames }, (_, i) => script(i / set.fps));
  const files = [
    { folder: 'VA_Estimation_Challenge', lines: affectLines(dice, script, set) },
    { folder: 'EXPR_Classification_Challenge', lines: expressionLines(dice, moments, set.labelNoise) },
    { folder: 'AU_Detection_Challenge', lines: unitLines(dice, moments, set.labelNoise) },
  ];
  return files
    .filter((_, task) => isFirst || drawn[task])
    .map(({ folder, lines }) => ({ folder, text: `${lines.join('\n')}\n` }));
}

function affectLines(dice: Dice, script: Script, { frames, fps, labelNoise }: VideoSet): string[] {
  const missing = runs(dice, frames, MISSING, GAP);
  const wrong = runs(dice, frames, 1, GAP); // every run is off by a little
  const shift = [0, 1].map(() => wrong.map(() => 2 * labelNoise * dice.normal()));
  const follow = 1 - Math.exp(-1 / (fps * SLOWNESS));
  const said = [script(0).valence, script(0).arousal];
  const lines = Array.from({ length: frames }, (_, i) => {
    const seen = script(Math.max(0, i / fps - DELAY));
    [seen.valence, seen.arousal].forEach((value, axis) => {
      said[axis]! += follow * (value - said[axis]!);
    });
    if (missing[i]! >= 0) return '-5,-5';
    return said.map((value, axis) => clamp(value + shift[axis]![wrong[i]!]!, -1, 1).toFixed(3)).join();
  });
  return ['valence,arousal', ...lines];
}

/** Frames at a change of expression are left out. */
function expressionLines(dice: Dice, moments: readonly Moment[], noise: number): string[] {
  const missing = runs(dice, moments.length, MISSING, GAP);
  const wrong = runs(dice, moments.length, noise, GAP);
  const others = wrong.map(() => Math.floor(dice.uniform() * EXPRESSIONS.length));
  const lines = moments.map(({ expression }, i) => {
    const changes = [moments[i - 1], moments[i + 1]].some((one) => one && one.expression !== expression);
    if (changes || missing[i]! >= 0) return '-1';
    return String(wrong[i]! >= 0 ? others[wrong[i]!]! : expression);
  });
  return [EXPRESSIONS.join(), ...lines];
}

function unitLines(dice: Dice, moments: readonly Moment[], noise: number): string[] {
  const missing = runs(dice, moments.length, MISSING, GAP);
  const flipped = UNITS.map(() => runs(dice, moments.length, noise / 2, GAP));
  const lines = moments.map(({ units }, i) =>
    units
      .map((level, u) => (missing[i]! >= 0 ? -1 : Number(level >= ACTIVE !== flipped[u]![i]! >= 0)))
      .join(),
  );
  return [UNITS.map((unit) => `AU${unit}`).join(), ...lines];
}
