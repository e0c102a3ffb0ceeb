import { createHash } from 'node:crypto';

/** JSON with sorted keys: equal values give equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`).join(',')}}`;
}

/** sha256, hex, of everything that a banked output depends on: weights, page fragment, data, preprocessing. */
export function bankKey(parts: { readonly [what: string]: unknown }): string {
  return createHash('sha256').update(canonical(parts)).digest('hex');
}

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
