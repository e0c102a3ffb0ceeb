import type { PageRequest } from '../run/page/open.js';
import type { Surroundings } from '../run/surroundings.js';
import { type ContextOptions, createContext } from './context.js';

/**
 * Options of `openPage`.
 *
 * @example
 * ```js
 * const page = await openPage('ex-fc', { profile: 'demo', set: ['training.epochs=2'], seed: 7 });
 * ```
 */
export interface PageOptions extends ContextOptions {
  /** The profile to apply; `paper` is the page as written. Default: none, or `demo` if the page's data is missing. */
  readonly profile?: string | undefined;
  /** Overrides in the syntax of `--set`: `path=value`, `path+=items`, `path-=items`, `~path`. */
  readonly set?: readonly string[] | undefined;
  /** Replaces the page's own seed. */
  readonly seed?: number | undefined;
}

/**
 * A page, opened with its profile and overrides. It may still contain mistakes: `validate` lists them. The other
 * functions use it as it is and do not read its files again.
 *
 * @example
 * ```js
 * const page = await openPage('ex-fc');
 * console.log(page.name, page.profiles); // ex-fc [ 'demo' ]
 * ```
 */
export interface ZooPage {
  readonly name: string;
  readonly file: string;
  /** The profile in use; `null` is the page as written. */
  readonly profile: string | null;
  /** The names of the page's profiles. */
  readonly profiles: readonly string[];
  /** The content of the page: `extends`, profile and overrides are merged and references replaced; defaults are not filled in. */
  readonly value: { readonly [key: string]: unknown };
  /** Why the profile differs from the one you asked for, in a sentence. */
  readonly notes: readonly string[];
}

/** What the other functions need from an opened page. */
interface Opened {
  readonly request: PageRequest;
  readonly context: Surroundings;
}

const opened = new WeakMap<ZooPage, Opened>();

/** The internal state of an opened page. */
export function openedAs(page: ZooPage): Opened {
  const found = opened.get(page);
  if (found === undefined) throw new TypeError('not a page that openPage returned');
  return found;
}

/**
 * Opens a page: a file, or the name of a page of the zoo or of an allowed plugin. Loads the plugins that it lists and
 * you allow. Throws a `ZooError` if the page cannot be read at all; `validate` finds all other mistakes.
 *
 * @example
 * ```js
 * import { openPage, validate } from 'declarative-zoo';
 *
 * const page = await openPage('ex-fc', { profile: 'demo' });
 * console.log(await validate(page)); // []
 * ```
 */
export async function openPage(pathOrName: string, options: PageOptions = {}): Promise<ZooPage> {
  const { profile, set, seed, ...rest } = options;
  const request = { page: pathOrName, profile, set, seed };
  return pageOn(request, await createContext(rest, [request]));
}

/** Opens the page of a request, in a context that has its plugins. */
export async function pageOn(request: PageRequest, context: Surroundings): Promise<ZooPage> {
  const { openSpec } = await import('../run/page/open.js');
  const { spec, profile, notes } = openSpec({ ...request, keepUnset: true }, context);
  const { name, file, profiles, value } = spec;
  const page: ZooPage = { name, file, profile, profiles, value, notes };
  opened.set(page, { request, context });
  return page;
}
