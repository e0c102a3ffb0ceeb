import { existsSync } from 'node:fs';
import { parse } from 'node:path';
import { unknownProfile } from '../errors/compose.js';
import { type Place, type Problem, ZooError } from '../errors/problem.js';
import { unsetVariable } from '../errors/references.js';
import { findPage } from './file.js';
import { type Layers, readLayers } from './layers.js';
import { merge } from './merge.js';
import { type Entry, type MapNode, type PageObject, type Path, placeOf, plain } from './node.js';
import { type ReferenceSources, resolveReferences, type Unset } from './references.js';
import { readSettings } from './set.js';

export type { PageObject, Path, Value } from './node.js';

export interface ReadOptions extends ReferenceSources {
  readonly profile?: string | undefined;
  /** `--set` arguments, merged over everything else in their order. */
  readonly set?: readonly string[] | undefined;
  /** Folders that pages are looked up in by name. */
  readonly library: readonly string[];
  /** Leave a reference to an unset environment variable as it is written, instead of a problem: to check, not to run. */
  readonly keepUnset?: boolean | undefined;
}

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
  /** The same page under another profile, unset environment variables left as written. */
  under(profile: string): Spec;
}

/**
 * Reads a page, given as a file or by its name in the library.
 * Throws a ZooError where a file is missing or no YAML map; what else is wrong is in the Spec's `problems`.
 */
export function readPage(file: string, options: ReadOptions): Spec {
  const problems: Problem[] = [];
  const found = existsSync(file) ? file : findPage(file, '.', options.library, problems);
  const layers = found === undefined ? undefined : readLayers(found, options.library, problems);
  if (found === undefined || layers === undefined) throw new ZooError(problems);
  return specOf(found, layers, problems, options);
}

function specOf(file: string, layers: Layers, found: readonly Problem[], options: ReadOptions): Spec {
  const problems = [...found];
  const profile = options.profile ?? null;
  const overs = profile === null ? [] : layers.profiles.get(profile);
  if (overs === undefined)
    problems.push(unknownProfile(layers.page.place, profile!, [...layers.profiles.keys()]));
  let page = layers.page;
  for (const over of [...(overs ?? []), ...readSettings(options.set ?? [], problems)]) {
    page = { ...merge(page, over, problems), place: page.place };
  }
  const { root, unset } = resolveReferences(shareTraining(page), options, problems);
  if (!options.keepUnset)
    problems.push(...unset.map(({ place, path, name }) => unsetVariable(place, path, name)));
  const value = plain(root) as PageObject;
  return {
    file,
    name: typeof value.name === 'string' ? value.name : parse(file).name,
    profile,
    value,
    profiles: [...layers.profiles.keys()],
    problems,
    unset,
    place: (path, of) => placeOf(root, path, of),
    under: (other) => specOf(file, layers, found, { ...options, profile: other, keepUnset: true }),
  };
}

/** Every stage with what `training` says and the stage does not, by the law of merging; its own keys first. */
function shareTraining(page: MapNode): MapNode {
  const training = page.entries.get('training')?.value;
  const stages = page.entries.get('stages');
  if (training?.kind !== 'map' || stages?.value.kind !== 'map') return page;
  const filled = new Map<string, Entry>();
  for (const [name, { key, value }] of stages.value.entries) {
    filled.set(name, { key, value: value.kind === 'map' ? withShared(value, training) : value });
  }
  const entries = new Map(page.entries);
  entries.set('stages', { key: stages.key, value: { ...stages.value, entries: filled } });
  return { ...page, entries };
}

function withShared(stage: MapNode, training: MapNode): MapNode {
  const merged = merge(training, stage, []);
  return {
    ...merged,
    entries: new Map(
      [...stage.entries.keys(), ...training.entries.keys()].map((key) => [key, merged.entries.get(key)!]),
    ),
  };
}
