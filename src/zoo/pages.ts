import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, ZooError } from '../errors/problem.js';
import { nothingMatches } from '../errors/zoo.js';
import type { Page } from '../generated/page.js';
import type { Spec } from '../spec/read.js';
import { type Details, type PaperScores, type Papers, paperScores, type Reproduces } from './papers.js';
import { matches } from './wildcard.js';

const PAGE = '.yaml';

/** A page of the zoo, for the list. */
export interface ZooEntry {
  readonly name: string;
  readonly title: string;
  readonly file: string;
  readonly reproduces?: Reproduces;
  /** How sure its details are; absent if the zoo does not have the paper. */
  readonly details?: Details;
  /** The paper's numbers of that row, in percent; empty if the zoo does not have the paper. */
  readonly paper: PaperScores;
  /** What a user must provide to run the page as written. */
  readonly needs: Needs;
  /** What a user must provide to run its demo; absent if it has none. */
  readonly demo?: Needs;
}

export interface Needs {
  /** Type of the data set. */
  readonly data: string;
  /** The source of the backbone's weights, if it has any. */
  readonly weights?: string;
  /** Environment variables that contain the paths of the user's own files. */
  readonly variables: readonly string[];
}

/** Reads a page without any environment variables, with or without a profile. */
export type ReadPage = (file: string, profile?: string) => Pick<Spec, 'value' | 'unset' | 'profiles'>;

/**
 * The pages of these folders, in the order of the papers' rows; with patterns (`mtl-*`), only those that match one of
 * them; and the problems of pages that cannot be read. Throws a ZooError if a pattern matches neither a page nor one
 * of the `others` in the list.
 */
export function listPages(
  folders: readonly string[],
  papers: Papers,
  read: ReadPage,
  patterns: readonly string[] = [],
  others: readonly string[] = [],
): { readonly entries: readonly ZooEntry[]; readonly problems: readonly Problem[] } {
  const files = folders.flatMap((folder) =>
    pageNames(folder).map((name) => ({ name, file: join(folder, name + PAGE) })),
  );
  const names = [...files.map(({ name }) => name), ...others];
  const idle = patterns.filter((pattern) => !names.some((name) => matches(pattern, name)));
  if (idle.length > 0) throw new ZooError(idle.map((pattern) => nothingMatches(pattern, names)));
  const problems: Problem[] = [];
  const entries = files
    .filter(({ name }) => patterns.length === 0 || patterns.some((pattern) => matches(pattern, name)))
    .flatMap(({ file }) => {
      try {
        return [entry(file, papers, read)];
      } catch (error) {
        if (!(error instanceof ZooError)) throw error;
        problems.push(...error.problems);
        return [];
      }
    });
  return { entries: entries.sort((a, b) => place(a, papers) - place(b, papers)), problems };
}

/** Names of the pages in a folder, sorted; empty if the folder does not exist. */
export function pageNames(folder: string): readonly string[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(PAGE)) : [];
  return files.map((file) => file.slice(0, -PAGE.length)).sort();
}

/**
 * Position of an entry's row: papers, their tables and rows in order, then rows of their texts; pages that reproduce
 * none of them last.
 */
function place({ reproduces }: ZooEntry, papers: Papers): number {
  const tabled = Object.entries(papers).flatMap(([paper, { tables }]) =>
    Object.entries(tables).flatMap(([table, scores]) =>
      Object.keys(scores).map((row) => [paper, table, row].join()),
    ),
  );
  const stated = Object.entries(papers).flatMap(([paper, { text = {} }]) =>
    Object.keys(text).map((row) => [paper, undefined, row].join()),
  );
  const rows = [...tabled, ...stated];
  const found = rows.indexOf([reproduces?.paper, reproduces?.table, reproduces?.row].join());
  return found < 0 ? rows.length : found;
}

function entry(file: string, papers: Papers, read: ReadPage): ZooEntry {
  const page = read(file);
  const { name, title, reproduces } = page.value as unknown as Pick<Page, 'name' | 'title' | 'reproduces'>;
  const paper = reproduces && papers[reproduces.paper];
  return {
    name,
    title: title ?? name,
    file,
    ...(reproduces ? { reproduces } : {}),
    ...(paper ? { details: paper.except?.[name] ?? paper.details } : {}),
    paper: paper ? paperScores(papers, reproduces) : {},
    needs: needs(page),
    ...(page.profiles.includes('demo') ? { demo: needs(read(file, 'demo')) } : {}),
  };
}

function needs({ value, unset }: ReturnType<ReadPage>): Needs {
  const { data, backbone } = value as { data?: { type?: string }; backbone?: { weights?: string } };
  const variables = [...new Set(unset.map((variable) => variable.name))].sort();
  const weights = backbone?.weights;
  return { data: data?.type ?? '', variables, ...(weights ? { weights } : {}) };
}
