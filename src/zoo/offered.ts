import { join } from 'node:path';
import { ZooError } from '../errors/problem.js';
import { pageNames, type ReadPage } from './pages.js';

/** Names that an editor suggests while the user writes a page. */
export interface Offered {
  /** Pages to extend, with the plugins that each of them lists. */
  readonly pages: readonly { readonly name: string; readonly plugins: readonly string[] }[];
  /** Names of heads in these pages, and of backbones besides `backbone`. */
  readonly nodes: readonly string[];
  /** Names of metrics in these pages. */
  readonly metrics: readonly string[];
}

/** The names in the pages of these folders. Ignores pages that cannot be read. */
export function offeredBy(folders: readonly string[], read: ReadPage): Offered {
  const found = folders.flatMap((folder) =>
    pageNames(folder).flatMap((name) => {
      const value = pageValue(join(folder, `${name}.yaml`), read);
      return value === undefined ? [] : [{ name, value }];
    }),
  );
  const keysOf = (...keys: readonly string[]): readonly string[] => {
    const names = found.flatMap(({ value }) =>
      keys.flatMap((key) => Object.keys({ ...(value[key] as object | undefined) })),
    );
    return [...new Set(names)].sort();
  };
  return {
    pages: found.map(({ name, value }) => ({ name, plugins: texts(value.plugins) })),
    nodes: keysOf('backbones', 'heads'),
    metrics: keysOf('metrics'),
  };
}

function pageValue(file: string, read: ReadPage): { readonly [key: string]: unknown } | undefined {
  try {
    return read(file).value;
  } catch (error) {
    if (error instanceof ZooError) return undefined;
    throw error;
  }
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
