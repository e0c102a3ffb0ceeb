import type { StagedFolder } from '../files/staged.js';
import { drawAffect } from './affect.js';
import { annotate, HEADER, line } from './annotations.js';
import { attributesLine } from './attributes.js';
import { createDice } from './dice.js';
import { drawIdentity } from './identity.js';
import type { DrawnSplit, FaceSet } from './options.js';
import { makeAll } from './pool.js';
import { portrait } from './portrait.js';
import { rasterize, SIZE } from './rasterize.js';
import { drawPlace, drawScene } from './scene.js';
import { STYLES } from './style.js';

/** Images of one person: a video. */
const FRAMES = 12;

/**
 * Draws a split in the official s-Aff-Wild2 layout. Several videos are drawn concurrently, but rows are written in the
 * order of their names. `step` is called after each image. Returns the lines of the split in the table of attributes,
 * in the same order.
 */
export async function drawPictures(
  folder: StagedFolder,
  set: FaceSet,
  split: DrawnSplit,
  step: () => void,
): Promise<readonly string[]> {
  const count = set[split];
  const rows = new Array<string>(count);
  const attributes = new Array<string>(count);
  await makeAll(Math.ceil(count / FRAMES), async (video) => {
    for (let index = video * FRAMES; index < Math.min((video + 1) * FRAMES, count); index++) {
      const face = drawFace(set, split, index);
      rows[index] = face.row;
      attributes[index] = face.attributes;
      folder.add(`cropped_aligned/${face.image}`, await rasterize(face.svg, face.blur, face.quality));
      step();
    }
  });
  const name = split === 'train' ? 'training' : 'validation';
  folder.add(`${name}_set_annotations.txt`, `${[HEADER, ...rows].join('\n')}\n`);
  return attributes;
}

/** The `index`-th face of a split: its drawing and its line in the annotation file. */
function drawFace(set: FaceSet, split: DrawnSplit, index: number) {
  const video = Math.floor(index / FRAMES);
  const frame = (index % FRAMES) + 1;
  const style = STYLES[set.style]!;
  const person = createDice(set.seed, set.style, split, video);
  const who = drawIdentity(person, style);
  const place = drawPlace(person, style);
  const dice = createDice(set.seed, set.style, split, video, frame);
  const seen = drawAffect(dice, who.temper);
  const scene = drawScene(dice, place);
  const image = `${split}-${String(video + 1).padStart(4, '0')}/${String(frame).padStart(5, '0')}.jpg`;
  const others = split === 'train' ? 0 : Math.ceil(set.train / FRAMES); // people are numbered across both splits
  return {
    image,
    attributes: attributesLine(`cropped_aligned/${image}`, split, others + video, who),
    row: line(annotate(dice, image, seen, split, set.labelNoise)),
    svg: portrait(who, seen.units, scene, style, SIZE),
    blur: scene.blur,
    quality: scene.quality,
  };
}
