import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as say from '../errors/plugin-load.js';
import { ZooError } from '../errors/problem.js';
import type { Origin, PartSchema } from '../part.js';
import { loadFault } from './load-fault.js';
import { qualifiedParts } from './parts.js';
import { API, type FoundPlugin, type LoadedPlugin } from './plugin.js';

/** The problem with a part's schema, as text; undefined if it is valid. */
export type FaultOf = (schema: PartSchema) => string | undefined;

/**
 * Runs the module of an allowed plugin and checks what it exports. Throws a ZooError with the plugin's name and the
 * cause.
 */
export async function loadPlugin(found: FoundPlugin, faultOf: FaultOf): Promise<LoadedPlugin> {
  const exported = await exportOf(found);
  const { name } = found;
  if (exported === null || typeof exported !== 'object' || !('parts' in exported)) {
    throw new ZooError(say.notAPlugin(name, `its default export is ${inWords(exported)}`));
  }
  const { api, name: own, parts } = exported as { api?: unknown; name?: unknown; parts?: unknown };
  if (api === undefined) throw new ZooError(say.noApi(name, API));
  if (api !== API) throw new ZooError(say.otherApi(name, api, API));
  if (own !== name) throw new ZooError(say.otherName(name, own));
  if (!Array.isArray(parts)) throw new ZooError(say.notAPlugin(name, `its parts are ${inWords(parts)}`));
  return { ...found, parts: qualifiedParts(originOf(found), parts, faultOf) };
}

/** The plugin's folder as it appears in stacks. */
const originOf = ({ name, folder }: FoundPlugin): Origin => ({
  plugin: name,
  folder: realpathSync(folder).replaceAll('\\', '/'),
});

async function exportOf(found: FoundPlugin): Promise<unknown> {
  const { name, entry } = found;
  let module: { readonly default?: unknown };
  process.setSourceMapsEnabled(true); // so that a stack shows the lines that the author wrote
  try {
    module = (await import(/* @vite-ignore */ pathToFileURL(entry).href)) as typeof module;
  } catch (error) {
    throw new ZooError(await loadFault(error, found, originOf(found)));
  }
  if (module.default === undefined) throw new ZooError(say.notAPlugin(name, 'it has no default export'));
  return module.default;
}

function inWords(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return `a ${typeof value}`;
  return Object.keys(value).length === 0 ? 'empty' : `{ ${Object.keys(value).slice(0, 6).join(', ')} }`;
}
