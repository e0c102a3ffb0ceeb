import { type Problem, ZooError } from '../errors/problem.js';
import type { AnyPart } from '../part.js';
import { type Allowed, findAllowed } from '../plugins/allow.js';
import { foundOf, type Listed } from '../plugins/listed.js';
import type { FoundPlugin, LoadedPlugin } from '../plugins/plugin.js';
import { createRegistry } from '../registry.js';
import { type PageSources, readPage } from '../spec/read.js';
import { type PageRequest, pageKeys } from './page/open.js';
import type { Surroundings } from './surroundings.js';

/** Sources of the permission to run plugins: the working folder, whose package.json lists plugins, and flags. */
export interface Permission {
  readonly folder: string;
  readonly flags: readonly string[];
}

/**
 * The surroundings with the plugins that these pages list: their parts in the registry, the pages of all allowed ones
 * in the library. Only plugins that are both listed and allowed run. Throws a ZooError if a listed one is not
 * allowed, or is broken.
 */
export async function withPlugins(
  context: Surroundings,
  permission: Permission,
  pages: readonly PageRequest[],
): Promise<Surroundings> {
  const allowed = findAllowed(permission.folder, permission.flags);
  const library = [...context.library, ...[...allowed.plugins.values()].map((found) => found.pages)];
  const sources: PageSources = new Map();
  const listed = pages.flatMap((page) => listedBy(page, { ...context, library, sources }));
  const parts = [];
  for (const found of foundOf(listed, allowed)) parts.push(...(await load(found)).parts);
  return { ...context, library, sources, registry: createRegistry([...context.registry.all(), ...parts]) };
}

/**
 * The surroundings with the parts of one allowed plugin, whether a page lists it or not; undefined if it is not
 * allowed.
 */
export async function withPlugin(
  name: string,
  context: Surroundings,
  { folder, flags }: Permission,
): Promise<Surroundings | undefined> {
  const present = context.registry.all();
  if (present.some(({ origin }) => origin?.plugin === name)) return context;
  const { plugins, missing } = findAllowed(folder, flags);
  const found = plugins.get(name);
  if (found === undefined && missing.has(name)) throw new ZooError(missing.get(name)!);
  if (found === undefined) return undefined;
  return { ...context, registry: createRegistry([...present, ...(await load(found)).parts]) };
}

/** Every available part: the built-in ones, then those of every valid allowed plugin; and the problems of the others. */
export async function presentParts(
  { registry }: Pick<Surroundings, 'registry'>,
  permission: Permission,
): Promise<{ readonly parts: readonly PresentPart[]; readonly broken: readonly Problem[] }> {
  const { plugins, broken } = await loadAllowed(permission);
  const builtin: PresentPart[] = registry.all().map((part) => ({ part }));
  const brought = plugins.flatMap((plugin) => plugin.parts.map((part) => ({ part, plugin })));
  return { parts: [...builtin, ...brought], broken: [...broken.values()].flat() };
}

/** A part, and its plugin; a built-in part has none. */
export interface PresentPart {
  readonly part: AnyPart;
  readonly plugin?: LoadedPlugin;
}

/** The problems of plugins in package.json, as far as they are visible without running them. */
export const missingPlugins = ({ folder, flags }: Permission): readonly Problem[] =>
  [...findAllowed(folder, flags).missing.values()].flat();

/** Every valid allowed plugin, loaded; for each of the others, by its entry or name, its problems. */
export async function loadAllowed({ folder, flags }: Permission): Promise<{
  readonly plugins: readonly LoadedPlugin[];
  readonly broken: Allowed['missing'];
}> {
  const { plugins: allowed, missing } = findAllowed(folder, flags);
  const plugins: LoadedPlugin[] = [];
  const broken = new Map(missing);
  for (const found of allowed.values()) {
    try {
      plugins.push(await load(found));
    } catch (error) {
      if (!(error instanceof ZooError)) throw error;
      broken.set(found.name, error.problems);
    }
  }
  return { plugins, broken };
}

/** Runs one allowed plugin. Throws a ZooError if it is broken. */
export async function load(found: FoundPlugin): Promise<LoadedPlugin> {
  // Most commands never need it.
  const { loadPlugin } = await import('../plugins/load.js');
  const { schemaFault } = await import('../schema/fault.js');
  return loadPlugin(found, schemaFault);
}

/** The names of the plugins that a page lists. */
export const listedPlugins = (page: PageRequest, context: Surroundings): readonly string[] =>
  [...new Set(listedBy(page, context).map(({ name }) => name))].sort();

/** The plugins that a page lists, under every profile. */
function listedBy(
  { page, profile, set }: PageRequest,
  { env, cache, library, sources }: Surroundings,
): Listed[] {
  const spec = readPage(page, { env, cache, library, sources, keys: pageKeys, set, keepUnset: true });
  if (profile === undefined) spec.checkWork();
  const specs = [
    spec,
    ...(profile === undefined ? spec.profiles : spec.profiles.filter((one) => one === profile)).map(
      spec.under,
    ),
  ];
  return specs.flatMap(({ value, place }) => {
    const names = Array.isArray(value.plugins) ? (value.plugins as readonly unknown[]) : [];
    return names.flatMap((name, i) =>
      typeof name === 'string' ? [{ name, place: place(['plugins', i]), path: `plugins.${i}` }] : [],
    );
  });
}
