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

/** How a page is read. */
export interface ReadOptions extends Omit<ReferenceSources, 'files'>, Environment, PageLibrary {
  readonly profile?: string | undefined;
  /** `--set` arguments, merged over everything else in their order. */
  readonly set?: readonly string[] | undefined;
  /** Leave a reference to an unset environment variable as it is written, instead of a problem: to check, not to run. */
  readonly keepUnset?: boolean | undefined;
  /** The pages that were read before; absent: the page is read again. */
  readonly sources?: PageSources | undefined;
}

/** A page and what it extends, as it was read: no profile, no `--set` and no reference is applied. */
export interface PageSource {
  readonly file: string;
  readonly layers: Layers;
  readonly problems: readonly Problem[];
}

/** Pages by the word that names them, each read once: everything that a command does sees the same text. */
export type PageSources = Map<string, PageSource>;

/** What the user wrote, put together: `extends`, the profile and `--set` merged, stages filled from `training`. */
export interface Spec {
  readonly file: string;
  /** The page's name, or the file's where it has none. */
  readonly name: string;
  readonly profile: string | null;
  readonly value: PageObject;
  /** Profiles of this page and of those it extends. */
  readonly profiles: readonly string[];
  /** What is wrong with the page but did not keep it from being read; `checkPage` throws these with its own. */
  readonly problems: readonly Problem[];
  /** The environment variables that are missing under this profile. */
  readonly unset: readonly Unset[];
  /** The nearest known place of a path: of its value (of a map, its key), or of its key. */
  place(path: Path, of?: 'key' | 'value'): Place;
  /** Every setting of the value at a path, the one that holds last; empty where only a default can be. */
  history(path: Path): readonly Setting[];
  /** Throws a ZooError where the page and its profiles are more than can be checked. */
  checkWork(): void;
  /** What is wrong with the environment references of the page, checked or not; `isPath` says which options are paths. */
  variables(page: PageObject, isPath: (path: Path) => boolean): readonly Problem[];
  /** The same page under another profile, unset environment variables left as written. */
  under(profile: string): Spec;
}

/**
 * Reads a page, given as a file or by its name in the library.
 * Throws a ZooError where a file is missing or no YAML map; what else is wrong is in the Spec's `problems`.
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

/** The name of a file without its folder and ending. */
const nameOf = (file: string): string => file.replace(/^.*[\\/]/s, '').replace(/(?<=.)\.[^.]*$/, '');
