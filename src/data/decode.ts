import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { Pixels } from '../part.js';

/** Files that are open and decoded at a time; enough to keep two to eight cores busy. */
export const AT_ONCE = 8;

/** The bytes of an image file, or why there are none. */
export async function readImageFile(path: string): Promise<Buffer | string> {
  try {
    return await readFile(path);
  } catch (error) {
    return reason(error);
  }
}

/** The image as RGB, upright as its EXIF says, alpha dropped; or why it is none. */
export async function decodeImage(bytes: Buffer): Promise<Pixels | string> {
  try {
    const decoder = sharp(bytes, { autoOrient: true });
    const { data, info } = await decoder
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) return `has ${info.channels} channels, not the 3 of RGB`;
    return { data, width: info.width, height: info.height };
  } catch (error) {
    return reason(error);
  }
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' ? 'there is no such file' : message.split('\n', 1)[0]!;
}
