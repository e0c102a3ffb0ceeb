import { basename, dirname, resolve } from 'node:path';
import { unknownStyle } from '../errors/faces.js';
import { ZooError } from '../errors/problem.js';
import type { Holder } from '../files/lock.js';
import { removeParts } from '../files/parts.js';
import { type StagedFolder, stageFolder } from '../files/staged.js';
import { waitForLock } from '../files/wait.js';
import { makeFolder } from '../files/write.js';
import { ATTRIBUTES } from './attributes.js';
import { checkFree, clearFaces, holdsFaces, lockBeside, markOfFaces } from './folder.js';
import { type FaceSet, type FaceSetOptions, faceSet, imagesOf, isVideoSet } from './options.js';
import { drawPictures } from './pictures.js';
import { STYLES } from './style.js';
import { drawVideos, frameRates } from './videos.js';

/** Events while drawing. */
export interface DrawingEvents {
  progress?(done: number, total: number): void;
  /** Called repeatedly while another process draws into the same folder; may throw to stop waiting. */
  waiting?(holder: Holder): void;
}

/**
 * Draws a data set of parametric faces into `folder`, 112 x 112 pixels, and a mark with the options: images in the
 * official layout of s-Aff-Wild2 (`training_set_annotations.txt`, `validation_set_annotations.txt`,
 * `cropped_aligned/<video>/<frame:05d>.jpg`), or videos with a voice in that of Aff-Wild2 (`drawVideos`). The files
 * only depend on the options. Does nothing if the folder contains the faces of these options. They appear completely or
 * not at all; several processes take turns, and the first one draws. Remains of a killed process are removed. Throws
 * `unknown-face-style`, `folder-taken` if the folder contains anything else, and `other-faces` if it contains faces of
 * other options, unless `replace` is set.
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
  const total = imagesOf(set);
  let done = 0;
  const step = () => progress(++done, total);
  const attributes = [ATTRIBUTES];
  for (const split of ['train', 'validation'] as const) {
    if (isVideoSet(set)) await drawVideos(folder, set, split, step);
    else attributes.push(...(await drawPictures(folder, set, split, step)));
  }
  if (set.attributes) folder.add('attributes.csv', `${attributes.join('\n')}\n`);
  if (isVideoSet(set)) folder.add('frames_fps.csv', frameRates(set));
}
