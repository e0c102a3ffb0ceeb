import { canonical } from '../canonical.js';
import type { Page } from '../generated/page.js';

/** A path at which two pages differ; undefined if the page has no value there. */
export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Keys that belong to one page alone and do not change what a run computes. */
const OWN = ['name', 'title', 'description', 'reproduces'];

/**
 * The differences in meaning between two checked pages: every value after defaults, from any file, and the order of
 * the stages. Values that stages inherit from `training` are shown once, there.
 */
export function differences(a: Page, b: Page): Difference[] {
  const found = [
    ...inside(meaning(a), meaning(b), []),
    ...order(Object.keys(a.stages), Object.keys(b.stages)),
  ];
  const shared = (difference: Difference): string => {
    const path = difference.path.replace(/^(training|stages\.[^.]+)\./, '*.');
    return canonical({ ...difference, path });
  };
  const [inTraining, inStages] = ['training.', 'stages.'].map(
    (start) => new Set(found.filter(({ path }) => path.startsWith(start)).map(shared)),
  );
  return found.filter((difference) => {
    const { path } = difference;
    if (path.startsWith('training.')) return inStages!.has(shared(difference));
    return !path.startsWith('stages.') || !inTraining!.has(shared(difference));
  });
}

const meaning = (page: Page): Values =>
  Object.fromEntries(Object.entries(page).filter(([key]) => !OWN.includes(key)));

type Values = { readonly [key: string]: unknown };

const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function inside(before: unknown, after: unknown, path: readonly string[]): Difference[] {
  if (isMap(before) && isMap(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => inside(before[key], after[key], [...path, key]));
  }
  if (canonical(before) === canonical(after)) return [];
  return [{ path: path.join('.'), before, after }];
}

/** Stages that both pages have, in a different order. */
function order(a: readonly string[], b: readonly string[]): Difference[] {
  const before = a.filter((name) => b.includes(name));
  const after = b.filter((name) => a.includes(name));
  return canonical(before) === canonical(after) ? [] : [{ path: 'stages', before, after }];
}
