import { join } from 'node:path';
import { type Problem, ZooError } from '../errors/problem.js';
import type { TextTable } from '../report/text-table.js';
import { pageNames } from '../zoo/pages.js';
import { matches } from '../zoo/wildcard.js';
import { findStudy, readStudy, STUDIES } from './study-file.js';

/** A study of the zoo, for the list. */
export interface StudyEntry {
  readonly kind: 'study';
  readonly name: string;
  readonly title: string;
  readonly file: string;
  readonly variants: readonly string[];
  readonly seeds: readonly number[];
  readonly metric?: string | undefined;
}

/** Names of the studies in these folders of pages, sorted. */
export const studyNames = (folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) => pageNames(join(folder, STUDIES)));

/**
 * The studies in these folders of pages that match one of the patterns, if there are any, and the problems of invalid
 * ones.
 */
export function listStudies(
  folders: readonly string[],
  patterns: readonly string[],
): { readonly entries: readonly StudyEntry[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const names = studyNames(folders).filter(
    (name) => patterns.length === 0 || patterns.some((pattern) => matches(pattern, name)),
  );
  const entries = names.flatMap((word): readonly StudyEntry[] => {
    try {
      const found = findStudy(word, folders);
      if (found === undefined) return [];
      const { name, title = name, variants, seeds, metric } = readStudy(found, folders);
      const listed = variants.map((variant) => variant.name);
      return [{ kind: 'study', name, title, file: found.file, variants: listed, seeds, metric }];
    } catch (error) {
      if (!(error instanceof ZooError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  return { entries, problems };
}

/** Formats studies as text. */
export const studiesText = (entries: readonly StudyEntry[]): TextTable => ({
  columns: [
    { title: 'study', align: 'left' },
    { title: 'title', align: 'left' },
    { title: 'variants', align: 'left' },
    { title: 'seeds', align: 'right' },
    { title: 'metric', align: 'left' },
  ],
  rows: entries.map(({ name, title, variants, seeds, metric }) => [
    name,
    title,
    variants.join('; '),
    `${seeds.length}`,
    metric ?? '',
  ]),
});
