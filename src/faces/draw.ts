import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { rootTaken, unknownStyle } from '../errors/faces.js';
import { ZooError } from '../errors/problem.js';
import { drawAffect } from './affect.js';
import { annotate, HEADER, line } from './annotations.js';
import { createDice } from './dice.js';
import { drawIdentity } from './identity.js';
import { type FaceSet, type FaceSetOptions, faceSet } from './options.js';
import { portrait } from './portrait.js';
import { drawPlace, drawScene } from './scene.js';
import { STYLES } from './style.js';

/** Width and height of an image, pixels. */
const SIZE = 112;
/** Images of one person: a video. */
const FRAMES = 12;
/** Raised when the same options would draw other files. */
const EDITION = 2;
const MARKER = 'faces.json';

type DrawnSplit = 'train' | 'validation';

/**
 * Draws a data set of parametric faces into `root` in the official s-Aff-Wild2 layout:
 * `training_set_annotations.txt`, `validation_set_annotations.txt` and `cropped_aligned/<video>/<frame:05d>.jpg`,
 * 112 x 112 pixels. A function of the options alone. Does nothing where `root` holds the faces of these options;
 * the folder appears whole or not at all. Throws where there is no such style.
 */
export async function drawFaces(
  root: string,
  options: FaceSetOptions,
  progress: (done: number, total: number) => void = () => {},
): Promise<void> {
  const set = faceSet(options);
  if (!STYLES[set.style]) throw new ZooError(unknownStyle(set.style, Object.keys(STYLES)));
  const marker = `${JSON.stringify({ edition: EDITION, ...set })}\n`;
  if ((await markerOf(root)) === marker) return;

  const folder = join(dirname(root), `.faces-${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true });
    await drawSplits(folder, set, progress);
    await writeFile(join(folder, MARKER), marker);
    // Another run may have drawn the same faces meanwhile.
    if ((await markerOf(root)) === marker) return;
    await rm(root, { recursive: true, force: true });
    await rename(folder, root);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether the images in this folder are drawn faces. */
export const areDrawn = (root: string): boolean => existsSync(join(root, MARKER));

async function drawSplits(folder: string, set: FaceSet, progress: (done: number, total: number) => void) {
  const total = set.train + set.validation;
  let done = 0;
  const step = () => progress(++done, total);
  await drawSplit(folder, set, 'train', set.train, step);
  await drawSplit(folder, set, 'validation', set.validation, step);
}

/** Several videos are in the making at a time; rows are written in the order of their names all the same. */
async function drawSplit(folder: string, set: FaceSet, split: DrawnSplit, count: number, step: () => void) {
  const rows = new Array<string>(count);
  let next = 0;
  const work = async () => {
    while (next < count) {
      const first = next;
      next += FRAMES;
      for (let index = first; index < Math.min(first + FRAMES, count); index++) {
        const face = drawFace(set, split, index);
        rows[index] = face.row;
        const file = join(folder, 'cropped_aligned', face.image);
        if (index === first) await mkdir(dirname(file), { recursive: true });
        await writeFile(file, await rasterise(face.svg, face.blur, face.quality));
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
  await writeFile(join(folder, `${name}_set_annotations.txt`), `${[HEADER, ...rows].join('\n')}\n`);
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

/** What drawn faces in `root` say of themselves; empty where there are none. Throws where something else is there. */
async function markerOf(root: string): Promise<string> {
  const marker = await readFile(join(root, MARKER), 'utf8').catch(() => '');
  if (marker === '' && (await contentsOf(root)).length > 0) throw new ZooError(rootTaken(root));
  return marker;
}

/** What is in a folder; a file in its place is all that is there. */
const contentsOf = (root: string): Promise<string[]> =>
  readdir(root).catch(() => (existsSync(root) ? [root] : []));
