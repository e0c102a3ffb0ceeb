import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZooError } from '../../errors/problem.js';
import { badCatalog } from '../../errors/weights-fetch.js';

/** Weights that are known by name. */
export interface CatalogEntry {
  /** Relative to the catalog's folder or, if it has a `url`, to the `weights` folder of the cache. */
  readonly file: string;
  /** Where the file is fetched from; absent where it comes with the package. */
  readonly url?: string;
  /** Hexadecimal sha256 of the file, or its first 8 digits and more where that is all that was published. */
  readonly sha256?: string;
  /** Hexadecimal git blob id of the file. */
  readonly git?: string;
  /** The backbone part and its variant. */
  readonly architecture: string;
  readonly variant?: string;
  /** What the logits mean, in the order of the file; empty where they are of no use here. */
  readonly labels: readonly string[];
  readonly license: string;
}

export type Catalog = { readonly [name: string]: CatalogEntry };

/** Reads `catalog.json` in the folder `library`. Throws `bad-weights-catalog`. */
export function readCatalog(library: string): Catalog {
  const file = join(library, 'catalog.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Catalog;
  } catch (error) {
    throw new ZooError(badCatalog(file, (error as Error).message));
  }
}
