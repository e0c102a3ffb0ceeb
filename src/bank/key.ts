import { createHash } from 'node:crypto';
import { hashOf } from '../canonical.js';
import type { Bank } from './bank.js';

/** sha256 (hex) of everything that a banked output depends on: weights, page fragment, data, preprocessing. */
export const bankKey = (parts: { readonly [what: string]: unknown }): string => hashOf(parts);

/** sha256 (hex) of named arrays: names, shapes and bytes. */
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

/** Rows to hash at a time. */
const AT_ONCE = 4096;

/** sha256 (hex) of the vectors of a bank, in row order. */
export async function contentHash({ rows, width, read }: Bank): Promise<string> {
  const hash = createHash('sha256');
  for (let first = 0; first < rows; first += AT_ONCE) {
    const some = Int32Array.from({ length: Math.min(AT_ONCE, rows - first) }, (_, i) => first + i);
    const vectors = new Float32Array(some.length * width);
    await read(some, vectors);
    hash.update(new Uint8Array(vectors.buffer));
  }
  return hash.digest('hex');
}
