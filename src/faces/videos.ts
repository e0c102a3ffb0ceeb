import { wavBytes } from '../audio/write-wav.js';
import type { StagedFolder } from '../files/staged.js';
import { createDice } from './dice.js';
import { UNITS } from './emotions.js';
import { type DrawnSplit, tracksOf, type VideoSet } from './options.js';
import { drawPerson, type Person } from './person.js';
import { makeAll } from './pool.js';
import { portrait } from './portrait.js';
import { rasterize, SIZE } from './rasterize.js';
import { runs } from './runs.js';
import { drawScene } from './scene.js';
import { STYLES } from './style.js';
import { RATE, speak } from './voice.js';

/**
 * Draws a split of videos in the official layout of Aff-Wild2: `<task>/<set>/<track>.txt`,
 * `cropped_aligned/<track>/<frame:05d>.jpg`, plus `audio/<video>.wav` and a table of frame rates. A track is a person
 * in a video; two people in one video share its sound. Some frames have no image. Calls `step` for each frame.
 */
export async function drawVideos(
  folder: StagedFolder,
  set: VideoSet,
  split: DrawnSplit,
  step: () => void,
): Promise<void> {
  await makeAll(set[split], async (video) => {
    const name = nameOf(split, video);
    const people = tracksOf(video).map((track) => drawPerson(set, split, video, track));
    for (const person of people) {
      for (const { folder: task, text } of person.labels)
        folder.add(
          `${task}/${split === 'train' ? 'Train' : 'Validation'}_Set/${name}${person.track}.txt`,
          text,
        );
      await drawFrames(folder, set, `${name}${person.track}`, person, step);
    }
    const voices = people.map(({ speaker }) => speak(speaker, set.frames / set.fps));
    const mixed = voices[0]!.map((_, i) => voices.reduce((sum, voice) => sum + voice[i]!, 0) / voices.length);
    folder.add(`audio/${name}.wav`, wavBytes(mixed, RATE));
  });
}

/** The table of frame rates, shared by both splits. */
export function frameRates({ train, validation, frames, fps }: VideoSet): string {
  const rows = (split: DrawnSplit, count: number): string[] =>
    Array.from({ length: count }, (_, video) => `${nameOf(split, video)},${frames},${fps}`);
  return `${['video,frames,fps', ...rows('train', train), ...rows('validation', validation)].join('\n')}\n`;
}

const nameOf = (split: DrawnSplit, video: number): string => `${split}-${String(video + 1).padStart(4, '0')}`;

/** Fraction of frames without an image, and how many are lost at a time. */
const LOST = { share: 0.03, run: [1, 4] } as const;
/** Blinks per minute. */
const BLINKS = 15;

/** Draws the frames of a person: light, blur and occlusion vary by frame, and the head moves slowly. */
async function drawFrames(
  folder: StagedFolder,
  set: VideoSet,
  name: string,
  { who, place, speaker, path }: Person,
  step: () => void,
): Promise<void> {
  const style = STYLES[set.style]!;
  const dice = createDice(set.seed, ...path, 'frames');
  const lost = runs(dice, set.frames, LOST.share, LOST.run);
  let [yaw, pitch] = [0, 0];
  for (let i = 0; i < set.frames; i++) {
    yaw = 0.9 * yaw + 0.05 * dice.normal();
    pitch = 0.9 * pitch + 0.03 * dice.normal();
    const blinks = dice.chance(BLINKS / 60 / set.fps);
    if (lost[i]! < 0) {
      const scene = drawScene(createDice(set.seed, ...path, i + 1), {
        ...place,
        yaw: place.yaw + yaw,
        pitch: place.pitch + pitch,
      });
      const { units } = speaker.at(i / set.fps);
      const shown = blinks ? units.map((level, u) => (UNITS[u] === 7 ? 1 : level)) : units;
      const svg = portrait(who, shown, scene, style, SIZE);
      const file = `cropped_aligned/${name}/${String(i + 1).padStart(5, '0')}.jpg`;
      folder.add(file, await rasterize(svg, scene.blur, scene.quality));
    }
    step();
  }
}
