import { createHash } from 'node:crypto';
import { AT_ONCE, decodeImage, readImageFile } from './decode.js';

/** What a file holds: the hash of its bytes (absent where it cannot be read), and why it is no image, if it is none. */
export interface Inspected {
  readonly hash?: string;
  readonly why?: string;
}

/** Reads and decodes image files, several at a time; `each` is called after each of them, and may throw to end it all. */
export async function inspectImages(
  paths: readonly string[],
  each: () => void,
): Promise<ReadonlyMap<string, Inspected>> {
  const found = new Array<Inspected>(paths.length);
  let taken = 0;
  const work = async () => {
    while (taken < paths.length) {
      const at = taken++;
      found[at] = await inspect(paths[at]!);
      each();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return new Map(paths.map((path, i) => [path, found[i]!]));
}

async function inspect(path: string): Promise<Inspected> {
  const bytes = await readImageFile(path);
  if (typeof bytes === 'string') return { why: bytes };
  const hash = createHash('sha256').update(bytes).digest('base64');
  const image = await decodeImage(bytes);
  return typeof image === 'string' ? { hash, why: image } : { hash };
}
