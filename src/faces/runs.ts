import type { Dice } from './dice.js';

/**
 * Runs of `least` to `most` frames that cover about this fraction of all frames: for each frame, the number of its run,
 * from 0 on, or -1 if it is in none.
 */
export function runs(
  dice: Dice,
  frames: number,
  share: number,
  [least, most]: readonly [least: number, most: number],
): readonly number[] {
  const mean = (least + most) / 2;
  // After each run, the next starts at a frame with this probability, so that share = mean / (mean + 1 / chance - 1).
  const chance = share >= 1 ? 1 : share / (share + mean * (1 - share));
  const found: number[] = [];
  for (let run = 0; found.length < frames; ) {
    if (!dice.chance(chance)) {
      found.push(-1);
      continue;
    }
    const length = least + Math.floor(dice.uniform() * (most - least + 1));
    for (let i = 0; i < length && found.length < frames; i++) found.push(run);
    run += 1;
  }
  return found;
}
