import { clamp } from './affect.js';
import { createDice } from './dice.js';
import { UNITS } from './emotions.js';
import { drawIdentity, type Identity } from './identity.js';
import type { DrawnSplit, VideoSet } from './options.js';
import { drawPlace, type Placement } from './scene.js';
import { drawScript, type Moment } from './script.js';
import { drawSpeech } from './speech.js';
import { STYLES } from './style.js';
import { annotateTrack, type TrackFile } from './track-labels.js';
import type { Speaker } from './voice.js';

/** One person in a video. */
export interface Person {
  readonly track: string;
  readonly who: Identity;
  readonly place: Placement;
  readonly speaker: Speaker;
  readonly labels: readonly TrackFile[];
  readonly path: readonly (string | number)[];
}

/** Draws a person of a video, their actions and their labels. A track is the person's position in the video. */
export function drawPerson(set: VideoSet, split: DrawnSplit, video: number, track: string): Person {
  const style = STYLES[set.style]!;
  const path = [set.style, split, 'video', video, track];
  const dice = createDice(set.seed, ...path);
  const who = drawIdentity(dice, style);
  const place = drawPlace(dice, style);
  const seconds = set.frames / set.fps;
  const script = drawScript(dice, who.temper, seconds);
  const speech = drawSpeech(dice, (t) => script(t).arousal, seconds);
  const at = (t: number): Moment => ({ ...script(t), units: speaking(script(t).units, speech(t)) });
  // A heavy jaw goes with a low voice.
  const pitch = (who.head.jaw > 1.01 ? 110 : 200) * 2 ** (0.06 * dice.normal());
  const speaker = { pitch, speech, at, seed: set.seed, path };
  return { track, who, place, speaker, labels: annotateTrack(dice, at, set, split, video === 0), path };
}

/** Speech parts the lips and drops the jaw a little. */
const speaking = (units: readonly number[], level: number): number[] =>
  units.map((value, i) => (UNITS[i] === 25 || UNITS[i] === 26 ? clamp(value + 0.35 * level, 0, 1) : value));
