import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { labelSpaces } from '../../src/labels.js';
import { builtinParts } from '../../src/parts/builtin.js';
import { makePlan } from '../../src/plan/make.js';
import type { Plan } from '../../src/plan/plan.js';
import { createRegistry } from '../../src/registry.js';
import { checkPage, type Page } from '../../src/schema/check.js';
import { readPage, type Spec } from '../../src/spec/read.js';

/** The pages in zoo/, by name. */
export const names: readonly string[] = readdirSync('zoo')
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length));

export const registry = createRegistry(builtinParts);

export const file = (name: string): string => `zoo/${name}.yaml`;

/** The page as written, without what it inherits. */
export const written = (name: string): Record<string, unknown> => parse(readFileSync(file(name), 'utf8'));

/** The page with what it extends, as on a machine where no environment variable is set. */
export const read = (path: string, profile?: string): Spec =>
  readPage(path, { env: {}, cache: 'cache', library: ['zoo'], keepUnset: true, profile });

export function resolved(name: string, profile?: string): Page {
  const key = `${name} ${profile}`;
  const page = checked.get(key) ?? checkPage(read(file(name), profile), registry);
  checked.set(key, page);
  return page;
}

/** Pages that were checked already: many tests read the same one. */
const checked = new Map<string, Page>();

export function planned(name: string, profile?: string): Plan {
  const spec = read(file(name), profile);
  return makePlan(resolved(name, profile), registry, labelSpaces, (path) => spec.place(path));
}
