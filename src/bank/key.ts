import { createHash } from 'node:crypto';
import { hashOf } from '../canonical.js';

/** sha256, hex, of everything that a banked output depends on: weights, page fragment, data, preprocessing. */
export const bankKey = (parts: { readonly [what: string]: unknown }): string => hashOf(parts);

/** sha256, hex, over named arrays: names, shapes and bytes. */
export function weightsHash(
  arrays: ReadonlyMap<string, { shape: readonly number[]; data: Float32Array }>,
): string {
  const hash = createHash('sha256');
  for (const [name, { shape, data }] of arrays) {
    hash.update(`${name}[${shape}]`);
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  return hash.digest('hex');
}
