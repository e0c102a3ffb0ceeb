import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZooError } from '../../errors/problem.js';
import { badCatalog } from '../../errors/weights-fetch.js';

/** Weights in the catalog. */
export interface CatalogEntry {
  /** Relative to the catalog's folder or, if it has a `url`, to the `weights` folder of the cache. */
  readonly file: string;
  /** The URL of the file; absent if it is part of the package. */
  readonly url?: string;
  /** Hexadecimal sha256 of the file, or its first digits (at least 8), if only these were published. */
  readonly sha256?: string;
  /** Hexadecimal git blob id of the file. */
  readonly git?: string;
  /** The backbone part and its variant. */
  readonly architecture: string;
  readonly variant?: string;
  /** The labels of the logits, in the order of the file; empty if they are not useful here. */
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
