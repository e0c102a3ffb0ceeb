import { stringify } from 'yaml';
import { hashOf } from '../canonical.js';
import type { Page } from '../generated/page.js';

/** The checked page as YAML that is itself a page: nothing inherited, no profile, every default filled in. */
export function resolvedPage(page: Page): string {
  const { name, title, description, reproduces, ...rest } = page;
  return stringify({ name, title, description, reproduces, ...rest }, { lineWidth: 110 });
}

/**
 * sha256 of the contents of the checked page, which do not depend on how it is written. Stages are a list, since they
 * have an order, and include the values inherited from `training`.
 */
export function pageHash({ training: _shared, stages, ...page }: Page): string {
  return hashOf({ ...page, stages: Object.entries(stages) });
}
