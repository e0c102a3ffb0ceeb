import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { decodeSafetensors, type SafetensorsFile } from './decode.js';
import { encodeSafetensors } from './encode.js';
import type { NamedArrays } from './named-array.js';

/** sha256 of bytes, in hexadecimal. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Reads a safetensors file and hashes it. Throws `bad-weights-file`, or Node's own error where it cannot be read. */
export async function readSafetensors(file: string): Promise<SafetensorsFile & { readonly sha256: string }> {
  const bytes = await readFile(file);
  return { ...decodeSafetensors(bytes, file), sha256: sha256(bytes) };
}

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
