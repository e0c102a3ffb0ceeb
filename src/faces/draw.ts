import { basename, dirname, resolve } from 'node:path';
import sharp from 'sharp';
import { unknownStyle } from '../errors/faces.js';
import { ZooError } from '../errors/problem.js';
import type { Holder } from '../files/lock.js';
import { removeParts } from '../files/parts.js';
import { type StagedFolder, stageFolder } from '../files/staged.js';
import { waitForLock } from '../files/wait.js';
import { makeFolder } from '../files/write.js';
import { drawAffect } from './affect.js';
import { annotate, HEADER, line } from './annotations.js';
import { createDice } from './dice.js';
import { checkFree, clearFaces, holdsFaces, lockBeside, markOfFaces } from './folder.js';
import { drawIdentity } from './identity.js';
import { type FaceSet, type FaceSetOptions, faceSet } from './options.js';
import { portrait } from './portrait.js';
import { drawPlace, drawScene } from './scene.js';
import { STYLES } from './style.js';

/** Width and height of an image, pixels. */
const SIZE = 112;
/** Images of one person: a video. */
const FRAMES = 12;

type DrawnSplit = 'train' | 'validation';

/** What drawing reports. */
export interface DrawingEvents {
  progress?(done: number, total: number): void;
  /** Another process draws into the same folder; called again and again, and may throw to stop waiting. */
  waiting?(holder: Holder): void;
}

/**
 * Draws a data set of parametric faces into `folder` in the official s-Aff-Wild2 layout:
 * `training_set_annotations.txt`, `validation_set_annotations.txt` and `cropped_aligned/<video>/<frame:05d>.jpg`,
 * 112 x 112 pixels, and a mark with the options. The files are a function of the options alone. Does nothing if the folder
 * holds the faces of these options. They appear whole or not at all; several processes take turns, and the first of them
 * draws. What a killed process has left is removed. Throws `unknown-face-style`, `folder-taken` if the folder holds anything
 * else, and `other-faces` if it holds faces of other options; these are replaced with `replace`.
 */
export async function drawFaces(
  folder: string,
  options: FaceSetOptions,
  { progress = () => {}, waiting = () => {} }: DrawingEvents = {},
  replace = false,
): Promise<void> {
  const set = faceSet(options);
  if (!STYLES[set.style]) throw new ZooError(unknownStyle(set.style, Object.keys(STYLES)));
  const isDone = (): boolean => holdsFaces(folder, set);
  if (isDone()) return;
  checkFree(folder, replace);
  const place = resolve(folder);
  makeFolder(dirname(place));
  const lock = await waitForLock(lockBeside(place), isDone, waiting);
  if (!lock) return;
  try {
    removeParts(dirname(place), basename(place));
    const staged = stageFolder(folder, markOfFaces(set));
    try {
      await drawSplits(staged, set, progress);
      checkFree(folder, replace);
      clearFaces(folder);
      if (!staged.place() && !isDone()) checkFree(folder, false);
    } finally {
      staged.abandon();
    }
  } finally {
    lock.release();
  }
}

async function drawSplits(
  folder: StagedFolder,
  set: FaceSet,
  progress: (done: number, total: number) => void,
) {
  const total = set.train + set.validation;
  let done = 0;
  const step = () => progress(++done, total);
  await drawSplit(folder, set, 'train', set.train, step);
  await drawSplit(folder, set, 'validation', set.validation, step);
}

/** Several videos are in the making at a time; rows are written in the order of their names all the same. */
async function drawSplit(
  folder: StagedFolder,
  set: FaceSet,
  split: DrawnSplit,
  count: number,
  step: () => void,
) {
  const rows = new Array<string>(count);
  let next = 0;
  const work = async () => {
    while (next < count) {
      const first = next;
      next += FRAMES;
      for (let index = first; index < Math.min(first + FRAMES, count); index++) {
        const face = drawFace(set, split, index);
        rows[index] = face.row;
        folder.add(`cropped_aligned/${face.image}`, await rasterise(face.svg, face.blur, face.quality));
        step();
      }
    }
  };
  const workers = Array.from({ length: 4 }, work);
  try {
    await Promise.all(workers);
  } finally {
    next = count; // where one has failed, the others write no more
    await Promise.allSettled(workers);
  }
  const name = split === 'train' ? 'training' : 'validation';
  folder.add(`${name}_set_annotations.txt`, `${[HEADER, ...rows].join('\n')}\n`);
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
  return {
    image,
    row: line(annotate(dice, image, seen, split, set.labelNoise)),
    svg: portrait(who, seen.units, scene, style, SIZE),
    blur: scene.blur,
    quality: scene.quality,
  };
}

function rasterise(svg: string, blur: number, quality: number): Promise<Buffer> {
  const drawn = sharp(Buffer.from(svg)).removeAlpha();
  return (blur > 0.3 ? drawn.blur(blur) : drawn).jpeg({ quality }).toBuffer();
}
