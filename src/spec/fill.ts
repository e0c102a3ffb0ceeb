import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Page } from '../generated/page.js';
import { PageText } from './insert.js';
import { dotted, type PageObject, type Path, type Value } from './node.js';
import type { Spec } from './page.js';

/** The text of a page with defaults filled in for what it declares itself. */
export interface FilledPage {
  readonly text: string;
  /** The added paths, in the order of the page. */
  readonly added: readonly string[];
}

/**
 * Writes the defaults of a checked page into its text. In a page that extends another, only parts that it sets and
 * values that it adds get their defaults; the rest belongs to the other page. Values that stages inherit from
 * `training` (the keys `shared`) are written there.
 */
export function fillPage(text: string, spec: Spec, page: Page, shared: readonly string[]): FilledPage {
  const written = new PageText(text);
  const added: string[] = [];
  const filled = { ...page, training: withShared(spec, page, shared) } as unknown as PageObject;
  const profiles = spec.profiles.map((profile) => spec.under(profile).value);
  visit(filled, spec.value, []);
  return { text: written.toString(), added };

  function visit(now: PageObject, said: PageObject, path: Path): void {
    if (isOwn(path, said)) {
      const fresh = Object.entries(now).filter(
        ([key]) => !Object.hasOwn(said, key) && !isShared(path, key, now),
      );
      written.insert(path, new Map(fresh));
      added.push(...fresh.map(([key]) => dotted([...path, key])));
    }
    for (const [key, value] of Object.entries(now)) {
      const before = said[key];
      if (isMap(value) && isMap(before)) visit(value, before, [...path, key]);
    }
  }

  /** Whether this page sets the part at `path` or, if there is no part, is the first to have the map. */
  function isOwn(path: Path, said: PageObject): boolean {
    const keys = written.keys(path);
    if (keys === undefined) return false;
    return 'type' in said ? keys.includes('type') : spec.history(path)[0]?.place.file === spec.file;
  }

  /** Whether a stage inherits an option from `training`, with or without a profile. */
  function isShared([first, , ...rest]: Path, key: string, now: PageObject): boolean {
    if (first !== 'stages') return false;
    return [filled, ...profiles].some((one) => {
      const there = valueAt(one, ['training', ...rest]);
      return isMap(there) && there.type === now.type && Object.hasOwn(there, key);
    });
  }
}

/** The values of `training`, with the defaults of the keys that are set neither there nor in a stage. */
function withShared(spec: Spec, page: Page, shared: readonly string[]): PageObject {
  const [said, stages] = [spec.value.stages as PageObject, page.stages as unknown as PageObject];
  const left = shared.flatMap((key): [string, Value][] => {
    const stage = Object.keys(stages).find((name) => !Object.hasOwn(said[name] as PageObject, key));
    const value = stage && (stages[stage] as PageObject)[key];
    return value === undefined || value === '' ? [] : [[key, value]];
  });
  return { ...Object.fromEntries(left), ...(page.training as unknown as PageObject) };
}

/** The changes between two texts of a file, as a unified diff. */
export const patchOf = (file: string, before: string, after: string): string =>
  createTwoFilesPatch(file, file, before, after, '', '', { context: 3, headerOptions: FILE_HEADERS_ONLY });

const isMap = (value: Value | undefined): value is PageObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (page: PageObject, path: Path): Value | undefined =>
  path.reduce<Value | undefined>((value, step) => (isMap(value) ? value[step] : undefined), page);
