import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row, Split } from '../part.js';
import { type Gathering, UNLABELED } from './gathering.js';

/** The key and image of a frame of a video, counted from 1; undefined if the frame has no image. */
export type FrameImages = (frame: number) => Pick<Row, 'key' | 'image'> | undefined;

const IMAGE = /^0*(\d+)\.(jpe?g|png|webp|bmp|tiff?)$/i;

/**
 * The images of one video: files named by frame number, with any number of leading zeros. If `images` is false, it
 * looks for no files: every frame exists, and its key for vectors is `<video>/<frame:05d>.jpg`.
 */
export async function frameImages(
  root: string,
  images: string | false,
  video: string,
  { first = 1 } = {},
): Promise<FrameImages> {
  if (images === false) {
    return (frame) => ({ key: `${video}/${String(frame).padStart(5, '0')}.jpg`, image: null });
  }
  const folder = join(root, images, video);
  const files = new Map<number, string>();
  for (const file of (await readdir(folder).catch((): string[] => [])).sort()) {
    const frame = IMAGE.exec(file)?.[1];
    if (frame !== undefined) files.set(Number(frame) - first + 1, file);
  }
  return (frame) => {
    const file = files.get(frame);
    return file === undefined ? undefined : { key: `${video}/${file}`, image: join(folder, file) };
  };
}

/** Labels by frame number. */
export type Frames = Map<number, { [space: string]: Float32Array }>;

/** Gathers the frames of one video; leaves out frames with labels but no image. */
export function addFrames(
  gathering: Gathering,
  frames: Frames,
  find: FrameImages,
  facts: { readonly split: Split; readonly group: string; readonly sequence?: string },
): void {
  const { split, group, sequence } = facts;
  for (const [frame, labels] of frames) {
    const found = find(frame);
    if (found) {
      const { key, image } = found; // copied one by one: for millions of frames, spread syntax would take most of the time
      if (sequence === undefined) gathering.addNew({ key, image, split, group, labels });
      else gathering.addNew({ key, image, split, group, sequence, position: frame, labels });
    } else if (Object.keys(labels).length > 0) gathering.leaveOut(split, 'labeled frames without an image');
    else gathering.leaveOut(split, UNLABELED);
  }
}
