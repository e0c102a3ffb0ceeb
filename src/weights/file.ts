import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { encodeSafetensors } from './encode.js';
import type { NamedArrays } from './named-array.js';

/** sha256 of bytes, in hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Writes a safetensors file whole or not at all (a file beside it, synced and renamed) and returns its sha256.
 * `half` picks the arrays that are rounded to float16; `metadata` is kept in the header.
 */
export async function writeSafetensors(
  file: string,
  arrays: NamedArrays,
  options: { metadata?: { readonly [key: string]: string }; half?: (name: string) => boolean } = {},
): Promise<string> {
  const bytes = encodeSafetensors(arrays, options.metadata, options.half);
  const beside = `${file}.${randomUUID()}.part`;
  await mkdir(dirname(file), { recursive: true });
  try {
    const handle = await open(beside, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return sha256(bytes);
}
