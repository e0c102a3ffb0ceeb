import { ZooError } from '../../errors/problem.js';
import type { AnyPart } from '../../part.js';
import { type Allowed, findAllowed } from '../../plugins/allow.js';
import { foundOf, type Listed } from '../../plugins/listed.js';
import type { FoundPlugin, LoadedPlugin } from '../../plugins/plugin.js';
import { createRegistry } from '../../registry.js';
import { readPage } from '../../spec/read.js';
import type { PageRequest } from '../page/open.js';
import type { Surroundings } from '../surroundings.js';

/** Who may run code here: the working folder, whose package.json lists plugins, and those given by a flag. */
export interface Permission {
  readonly folder: string;
  readonly flags: readonly string[];
}

/**
 * The surroundings with the plugins that these pages list: their parts in the registry, the pages of all allowed ones in
 * the library. Only plugins that are both listed and allowed run. Throws a ZooError where one is not, or is broken.
 */
export async function withPlugins(
  around: Surroundings,
  permission: Permission,
  pages: readonly PageRequest[],
): Promise<Surroundings> {
  const allowed = findAllowed(permission.folder, permission.flags);
  const library = [...around.library, ...[...allowed.plugins.values()].map((found) => found.pages)];
  const listed = pages.flatMap((page) => listedBy(page, { ...around, library }));
  const parts = [];
  for (const found of foundOf(listed, allowed)) parts.push(...(await load(found)).parts);
  return { ...around, library, registry: createRegistry([...around.registry.all(), ...parts]) };
}

/** Every part that is present: the built-in ones, then those of every allowed plugin. Throws a ZooError where one is missing or broken. */
export async function presentParts(
  { registry }: Pick<Surroundings, 'registry'>,
  permission: Permission,
): Promise<readonly PresentPart[]> {
  const { plugins, missing } = allowedPlugins(permission);
  if (missing.size > 0) throw new ZooError([...missing.values()].flat());
  const parts: PresentPart[] = registry.all().map((part) => ({ part }));
  for (const found of plugins.values()) {
    const plugin = await load(found);
    parts.push(...plugin.parts.map((part) => ({ part, plugin })));
  }
  return parts;
}

/** A part, and the plugin that brings it; a built-in one has none. */
export interface PresentPart {
  readonly part: AnyPart;
  readonly plugin?: LoadedPlugin;
}

/** Every allowed plugin, found but not run, and what is wrong with those that package.json lists. */
export const allowedPlugins = ({ folder, flags }: Permission): Allowed => findAllowed(folder, flags);

/** Runs one allowed plugin. Throws a ZooError where it is broken. */
export async function load(found: FoundPlugin): Promise<LoadedPlugin> {
  // What most commands never need.
  const { loadPlugin } = await import('../../plugins/load.js');
  const { schemaFault } = await import('../../schema/fault.js');
  return loadPlugin(found, schemaFault);
}

/** The plugins that a page lists, under every profile. */
function listedBy({ page, profile, set }: PageRequest, { env, cache, library }: Surroundings): Listed[] {
  const spec = readPage(page, { env, cache, library, set, keepUnset: true });
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
