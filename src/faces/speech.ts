import { clamp } from './affect.js';
import type { Dice } from './dice.js';

/** How loudly a person speaks at a given time, [0, 1]: 0 between phrases. The mouth opens with it. */
export type Speech = (seconds: number) => number;

/** Draws phrases and pauses; aroused people make shorter pauses and faster syllables. */
export function drawSpeech(dice: Dice, arousal: (seconds: number) => number, seconds: number): Speech {
  const phrases: (readonly [from: number, to: number])[] = [];
  for (let from = dice.uniform(-0.5, 0.3); from < seconds; ) {
    const to = from + dice.uniform(0.8, 2);
    phrases.push([from, to]);
    from = to + dice.uniform(0.2, 0.5) * (1.5 - arousal(clamp(to, 0, seconds)));
  }
  const turns = syllables(arousal, seconds, dice.uniform());
  return (t) => {
    if (!phrases.some(([from, to]) => from <= t && t < to)) return 0;
    return Math.max(0, Math.sin(2 * Math.PI * turns(t))) ** 1.5;
  };
}

/** Changes of the syllable rate per second. */
const STEPS = 20;

/** Number of syllables since the start, at 3.2 + 1.8 arousal per second. */
function syllables(
  arousal: (seconds: number) => number,
  seconds: number,
  first: number,
): (seconds: number) => number {
  const counted = [first];
  for (let i = 0; i <= seconds * STEPS + 1; i++)
    counted.push(counted.at(-1)! + (3.2 + 1.8 * arousal(i / STEPS)) / STEPS);
  return (t) => {
    const at = clamp(t * STEPS, 0, counted.length - 2);
    const whole = Math.floor(at);
    return counted[whole]! + (at - whole) * (counted[whole + 1]! - counted[whole]!);
  };
}
