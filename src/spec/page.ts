import { unknownProfile } from '../errors/compose.js';
import { type Place, type Problem, ZooError } from '../errors/problem.js';
import { Budget, checkWork } from './budget.js';
import { type Environment, variableProblems } from './environment.js';
import { findPage } from './file.js';
import type { PageFiles } from './files.js';
import { historyOf, type Setting } from './history.js';
import { type Layers, type PageLibrary, readLayers } from './layers.js';
import { mergeMaps } from './merge.js';
import { type Node, type PageObject, type Path, placeOf, plain } from './node.js';
import { type ReferenceSources, resolveReferences, type Unset } from './references.js';
import { readOverrides } from './set.js';
import { shareTraining } from './share.js';

export type { Setting } from './history.js';
export type { PageObject, Path, Value } from './node.js';

/** How to read a page. */
export interface ReadOptions extends Omit<ReferenceSources, 'files'>, Environment, PageLibrary {
  readonly profile?: string | undefined;
  /** `--set` arguments, merged over everything else in order. */
  readonly set?: readonly string[] | undefined;
  /** Leave a reference to an unset environment variable as written, without a problem: for checks, not for runs. */
  readonly keepUnset?: boolean | undefined;
  /** The pages that were already read; absent: the page is read again. */
  readonly sources?: PageSources | undefined;
}

/** A page and the pages that it extends, as read: without profiles, `--set` or references. */
export interface PageSource {
  readonly file: string;
  readonly layers: Layers;
  readonly problems: readonly Problem[];
}

/** Pages by the word that refers to them, each read once, so that a whole command uses the same text. */
export type PageSources = Map<string, PageSource>;

/** The user's input, combined: `extends`, the profile and `--set` merged, stages filled in from `training`. */
export interface Spec {
  readonly file: string;
  /** The name of the page or, if it has none, of its file. */
  readonly name: string;
  readonly profile: string | null;
  readonly value: PageObject;
  /** Profiles of this page and of those it extends. */
  readonly profiles: readonly string[];
  /** Problems that did not prevent reading the page; `checkPage` throws them with its own. */
  readonly problems: readonly Problem[];
  /** The environment variables that are missing under this profile. */
  readonly unset: readonly Unset[];
  /** The nearest known place of a path: of its value (for a map, its key), or of its key. */
  place(path: Path, of?: 'key' | 'value'): Place;
  /** Every assignment of the value at a path, the effective one last; empty if it can only be a default. */
  history(path: Path): readonly Setting[];
  /** Throws a ZooError if the page and its profiles are too large to check. */
  checkWork(): void;
  /** The problems with the environment references of the page, checked or not; `isPath` tells which options are paths. */
  variables(page: PageObject, isPath: (path: Path) => boolean): readonly Problem[];
  /** The same page under another profile, with unset environment variables left as written. */
  under(profile: string): Spec;
}

/**
 * Reads a page, given as a file or by its name in the library. Throws a ZooError if a file is missing or is not a
 * YAML map; the Spec's `problems` contains all others.
 */
export function readPageFrom(files: PageFiles, page: string, options: ReadOptions): Spec {
  const source = options.sources?.get(page) ?? readSource(files, page, options);
  options.sources?.set(page, source);
  return specOf(source, { ...options, files });
}

function readSource(files: PageFiles, page: string, library: PageLibrary): PageSource {
  const problems: Problem[] = [];
  const file = files.exists(page) ? page : findPage(files, page, '.', library.library, problems);
  const layers = file === undefined ? undefined : readLayers(files, file, library, problems, new Budget());
  if (file === undefined || layers === undefined) throw new ZooError(problems);
  return { file, layers, problems };
}

function specOf(source: PageSource, options: ReadOptions & { readonly files: PageFiles }): Spec {
  const { file, layers } = source;
  const problems = [...source.problems];
  const profile = options.profile ?? null;
  const overs = profile === null ? [] : layers.profiles.get(profile);
  if (overs === undefined)
    problems.push(unknownProfile(layers.page.place, profile!, [...layers.profiles.keys()]));
  const sources = [
    ...(overs ?? []).map((page) => ({ page, profile })),
    ...readOverrides(options.set ?? [], problems).map((page) => ({ page, profile: null })),
  ];
  let page = layers.page;
  for (const over of sources) page = { ...mergeMaps(page, over.page, problems), place: page.place };
  const shared = shareTraining(page, problems);
  const { root, unset } = resolveReferences(shared, options, new Budget(), problems);
  const value = plain(root) as PageObject;
  const size = sizeOf(root);
  const place: Spec['place'] = (path, of) => placeOf(root, path, of);
  return {
    file,
    name: typeof value.name === 'string' ? value.name : nameOf(file),
    profile,
    value,
    profiles: [...layers.profiles.keys()],
    problems,
    unset,
    place,
    checkWork: () => checkWork(size, layers.profiles.size, layers.page.place),
    variables: (checked, isPath) =>
      variableProblems(checked, isPath, options, options.keepUnset === true, place),
    history: (path) => historyOf([...layers.written, ...sources], path),
    under: (other) => specOf(source, { ...options, profile: other, keepUnset: true }),
  };
}

function sizeOf(node: Node): number {
  if (node.kind === 'scalar') return 1;
  const inner = node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value);
  return inner.reduce((sum, one) => sum + sizeOf(one), 1);
}

/** The name of a file without its folder and extension. */
const nameOf = (file: string): string => file.replace(/^.*[\\/]/s, '').replace(/(?<=.)\.[^.]*$/, '');
