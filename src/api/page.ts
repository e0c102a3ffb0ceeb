import type { PageRequest } from '../run/page/open.js';
import type { Surroundings } from '../run/surroundings.js';
import { type ContextOptions, createContext } from './context.js';

/**
 * How a page is opened.
 *
 * @example
 * ```js
 * const page = await openPage('ex-fc', { profile: 'demo', set: ['training.epochs=2'], seed: 7 });
 * ```
 */
export interface PageOptions extends ContextOptions {
  /** The profile to apply; `paper` is the page as it is written. Default: none, or `demo` where the page's data is missing. */
  readonly profile?: string | undefined;
  /** Overrides, as `--set` takes them: `path=value`, `path+=items`, `path-=items`, `~path`. */
  readonly set?: readonly string[] | undefined;
  /** Instead of the page's own seed. */
  readonly seed?: number | undefined;
}

/**
 * A page that was opened with its profile and overrides. It may still have mistakes: `validate` lists them. The other functions
 * take it as it is; its files are not read again.
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
  /** The profile that is applied; `null` is the page as it is written. */
  readonly profile: string | null;
  /** The profiles that the page has. */
  readonly profiles: readonly string[];
  /** What it declares, with `extends`, the profile and the overrides merged and references replaced; defaults are not filled in. */
  readonly value: { readonly [key: string]: unknown };
  /** Why the profile is another one than you asked for, in a sentence. */
  readonly notes: readonly string[];
}

/** What the other functions need of an opened page. */
interface Opened {
  readonly request: PageRequest;
  readonly context: Surroundings;
}

const opened = new WeakMap<ZooPage, Opened>();

/** What is behind an opened page. */
export function openedAs(page: ZooPage): Opened {
  const found = opened.get(page);
  if (found === undefined) throw new TypeError('not a page that openPage returned');
  return found;
}

/**
 * Opens a page: a file, or the name of a page of the zoo or of an allowed plugin. Loads the plugins that it lists and you allow.
 * Throws a `ZooError` where the page cannot be read at all; what else is wrong with it is found by `validate`.
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

/** The page of a request, in a context that has its plugins. */
export async function pageOn(request: PageRequest, context: Surroundings): Promise<ZooPage> {
  const { openSpec } = await import('../run/page/open.js');
  const { spec, profile, notes } = openSpec({ ...request, keepUnset: true }, context);
  const { name, file, profiles, value } = spec;
  const page: ZooPage = { name, file, profile, profiles, value, notes };
  opened.set(page, { request, context });
  return page;
}
