import { createHash } from 'node:crypto';
import { AT_ONCE, createDecoder, type Decoder, readImageFile } from './decode.js';

/** A file's hash (absent if it cannot be read), and why it is not an image, if it is not. */
export interface InspectedImage {
  readonly hash?: string;
  readonly why?: string;
}

/**
 * Reads and decodes image files up to this many megapixels, several at a time; calls `each` after each file, which may
 * throw to stop.
 */
export async function inspectImages(
  paths: readonly string[],
  megapixels: number | undefined,
  each: () => void,
): Promise<ReadonlyMap<string, InspectedImage>> {
  const found = new Array<InspectedImage>(paths.length);
  const decode = createDecoder(megapixels);
  let taken = 0;
  const work = async () => {
    while (taken < paths.length) {
      const at = taken++;
      found[at] = await inspect(paths[at]!, decode);
      each();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return new Map(paths.map((path, i) => [path, found[i]!]));
}

async function inspect(path: string, decode: Decoder): Promise<InspectedImage> {
  const bytes = await readImageFile(path);
  if (typeof bytes === 'string') return { why: bytes };
  const hash = createHash('sha256').update(bytes).digest('base64');
  const image = await decode(bytes);
  return typeof image === 'string' ? { hash, why: image } : { hash };
}
