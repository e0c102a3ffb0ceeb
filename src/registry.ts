import { bindPart } from './part/bind.js';
import type { OptionPath } from './part/guard.js';
import type { BindInner } from './part/part.js';
import type { AnyPart, Bound, PartOf, Shelf } from './part.js';
import type { PartOptions } from './plan/plan.js';

/** The available parts, by shelf and name. An instance that is passed as an argument; there is no global registry. */
export interface Registry {
  /** A listed part: its name and schema. Bind it to use it. */
  get<S extends Shelf>(shelf: S, name: string): PartOf<S> | undefined;
  /**
   * The part for these options, bound to them once, so that the same options always give the same part. `path` is
   * their place in the page. Throws a ZooError if the part refuses an option.
   */
  bind<S extends Shelf>(shelf: S, options: PartOptions, path?: OptionPath): Bound<S>;
  names(shelf: Shelf): readonly string[];
  all(): readonly AnyPart[];
}

/**
 * Creates a registry of these parts. Throws a plain Error if two parts have the same shelf and name: that is a bug in
 * the program or plugin that lists them, not in a page.
 */
export function createRegistry(parts: readonly AnyPart[]): Registry {
  const byKey = new Map<string, AnyPart>();
  for (const part of parts) {
    const key = `${part.shelf}/${part.name}`;
    if (byKey.has(key)) throw new Error(`two parts are named ${key}`);
    byKey.set(key, part);
  }
  const bound = new Map<Shelf, WeakMap<PartOptions, object>>();
  const get = <S extends Shelf>(shelf: S, name: string) =>
    byKey.get(`${shelf}/${name}`) as PartOf<S> | undefined;
  const bind = <S extends Shelf>(shelf: S, options: PartOptions, path?: OptionPath): Bound<S> => {
    const known = bound.get(shelf) ?? new WeakMap<PartOptions, object>();
    bound.set(shelf, known);
    const part = get(shelf, options.type);
    if (!part) throw new Error(`there is no part ${shelf}/${options.type}`);
    const inner: BindInner = (other, own, at) => bind(other, own, path && [...path, ...at]);
    const made = known.get(options) ?? bindPart(part, options, path, inner);
    known.set(options, made);
    return made as Bound<S>;
  };
  return {
    get,
    bind,
    names: (shelf) => [...byKey.values()].filter((part) => part.shelf === shelf).map((part) => part.name),
    all: () => [...byKey.values()],
  };
}
