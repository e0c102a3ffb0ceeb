import type { AnyPart, Shelf } from './part.js';

/** The parts that are present, by shelf and name. An instance, passed in as an argument; there is no global one. */
export interface Registry {
  get<S extends Shelf>(shelf: S, name: string): Extract<AnyPart, { shelf: S }> | undefined;
  names(shelf: Shelf): readonly string[];
  all(): readonly AnyPart[];
}

/**
 * A registry of these parts. Throws a plain Error where two parts share shelf and name: that is a mistake of the
 * program or plugin that lists them, not of a page.
 */
export function createRegistry(parts: readonly AnyPart[]): Registry {
  const byKey = new Map<string, AnyPart>();
  for (const part of parts) {
    const key = `${part.shelf}/${part.name}`;
    if (byKey.has(key)) throw new Error(`two parts are named ${key}`);
    byKey.set(key, part);
  }
  return {
    get: <S extends Shelf>(shelf: S, name: string) =>
      byKey.get(`${shelf}/${name}`) as Extract<AnyPart, { shelf: S }> | undefined,
    names: (shelf) => [...byKey.values()].filter((part) => part.shelf === shelf).map((part) => part.name),
    all: () => [...byKey.values()],
  };
}
