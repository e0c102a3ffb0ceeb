import { dirname } from 'node:path';
import { sha256 } from '../../files/hash.js';
import { makeFolder, writeAtomically } from '../../files/write.js';
import type { NamedArrays } from '../named-array.js';
import { encodeSafetensors } from './encode.js';

/**
 * Writes a safetensors file atomically and returns its sha256. `half` selects the arrays that are rounded to float16;
 * `metadata` is stored in the header.
 */
export function writeSafetensors(
  file: string,
  arrays: NamedArrays,
  options: { metadata?: { readonly [key: string]: string }; half?: (name: string) => boolean } = {},
): string {
  const bytes = encodeSafetensors(arrays, options.metadata, options.half);
  makeFolder(dirname(file));
  writeAtomically(file, bytes);
  return sha256(bytes);
}
