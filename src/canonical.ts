import { createHash } from 'node:crypto';

/** JSON with the keys of every map in order: equal values give equal text. The order of lists is kept. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** sha256, hex, of the canonical JSON: equal values have equal hashes. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');
