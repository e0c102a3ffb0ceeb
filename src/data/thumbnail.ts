import { openImage, readImageFile } from './decode.js';

const QUALITY = 80;

/**
 * An image as a JPEG of at most `side` pixels in width and height, a few kilobytes for any file size and format; null
 * if the file cannot be read as an image.
 */
export async function thumbnail(path: string, side: number): Promise<Buffer | null> {
  const bytes = await readImageFile(path);
  if (typeof bytes === 'string') return null;
  const image = await openImage(bytes);
  if (typeof image === 'string') return null;
  try {
    return await image.decoder
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .removeAlpha()
      .jpeg({ quality: QUALITY })
      .toBuffer();
  } catch {
    return null;
  }
}
