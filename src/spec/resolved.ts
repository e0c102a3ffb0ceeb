import { stringify } from 'yaml';
import { hashOf } from '../canonical.js';
import type { Page } from '../generated/page.js';

/** The checked page as YAML that is itself a page: nothing to inherit, no profile, every default written out. */
export function resolvedPage(page: Page): string {
  const { name, title, description, reproduces, ...rest } = page;
  return stringify({ name, title, description, reproduces, ...rest }, { lineWidth: 110 });
}

/**
 * sha256 of what the checked page says: the same for every way to write it. Stages are a list, since they have an order, and
 * have taken from `training` what it says.
 */
export function pageHash({ training: _shared, stages, ...page }: Page): string {
  return hashOf({ ...page, stages: Object.entries(stages) });
}
