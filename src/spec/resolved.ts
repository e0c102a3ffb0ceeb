import { stringify } from 'yaml';
import { hashOf } from '../canonical.js';
import type { Page } from '../generated/page.js';

/** The checked page as YAML that is itself a page: nothing to inherit, no profile, every default written out. */
export function resolvedPage(page: Page): string {
  const { name, title, description, reproduces, ...rest } = page;
  return stringify({ name, title, description, reproduces, ...rest }, { lineWidth: 110 });
}

/** sha256 of the checked page: the same for every way to write the same page. Stages are a list: they have an order. */
export const pageHash = (page: Page): string => hashOf({ ...page, stages: Object.entries(page.stages) });
