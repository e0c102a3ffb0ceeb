import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { Page } from '../generated/page.js';

/** The checked page as YAML that is itself a page: nothing to inherit, no profile, every default written out. */
export function resolvedPage(page: Page): string {
  const { name, title, description, reproduces, ...rest } = page;
  return stringify({ name, title, description, reproduces, ...rest }, { lineWidth: 110 });
}

/** sha256 of the checked page in canonical JSON: the same for every way to write the same page. */
export function pageHash(page: Page): string {
  const stages = Object.entries(page.stages);
  return createHash('sha256')
    .update(canonical({ ...page, stages }))
    .digest('hex');
}

/** JSON with the keys of every map in order; the order of lists, stages among them, is kept. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
