import sharp, { type Sharp } from 'sharp';
import { KINDS, type Kind, kindOf } from '../files/kind.js';
import { NotReadable, readRegularAsync } from '../files/read-regular.js';
import type { Pixels } from '../part.js';
import { createShares } from './shares.js';

/** Files to open and decode at a time; enough to keep two to eight cores busy. */
export const AT_ONCE = 8;
/** Maximum bytes of an image file: 64 megapixels of four channels, 16 bits each, uncompressed. */
const LARGEST = 2 ** 29;
/** Maximum megapixels of an image if the page sets no limit. */
const MEGAPIXELS = 64;

/**
 * Formats to decode: photographs and similar images. SVG, PDF and other descriptions of a drawing are programs that can
 * take any amount of time and memory, and refer to other files.
 */
const DECODED: readonly Kind[] = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'];

/** The bytes of an image file, or why it cannot be read. */
export async function readImageFile(path: string): Promise<Buffer | string> {
  try {
    return await readRegularAsync(path, LARGEST);
  } catch (error) {
    return reason(error);
  }
}

/** Decodes the bytes of an image file to RGB, upright according to its EXIF data, without alpha; or says why it cannot. */
export type Decoder = (bytes: Buffer) => Promise<Pixels | string>;

/** A decoder for images up to this many megapixels, which is also the limit for all images decoded at a time. */
export function createDecoder(megapixels = MEGAPIXELS): Decoder {
  const share = createShares(megapixels * 1e6);
  return async (bytes) => {
    const image = await openImage(bytes, megapixels);
    return typeof image === 'string' ? image : share(image.pixels, () => decoded(image.decoder));
  };
}

/** An image of which only the header was read. */
export interface OpenedImage {
  readonly decoder: Sharp;
  readonly pixels: number;
}

/** Opens an image by its header, or says why it cannot: what the file is instead, or that it has too many pixels. */
export async function openImage(bytes: Buffer, megapixels = MEGAPIXELS): Promise<OpenedImage | string> {
  const kind = kindOf(bytes);
  if (kind !== undefined && !DECODED.includes(kind)) return `it is ${KINDS[kind]}; ${READ}`;
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const pixels = width * height;
    if (pixels > megapixels * 1e6)
      return `it has ${width} x ${height} pixels; at most ${megapixels} megapixels are decoded (images.megapixels)`;
    return { decoder: sharp(bytes, { autoOrient: true, limitInputPixels: megapixels * 1e6 }), pixels };
  } catch (error) {
    return reason(error);
  }
}

const READ = 'JPEG, PNG, WebP, GIF, TIFF and AVIF images are decoded';

async function decoded(decoder: Sharp): Promise<Pixels | string> {
  try {
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
  if (error instanceof NotReadable && error.code === 'ENOENT') return 'there is no such file';
  return (error as Error).message.split('\n', 1)[0]!;
}
