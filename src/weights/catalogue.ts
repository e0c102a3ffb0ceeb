import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZooError } from '../errors/problem.js';
import { badCatalogue } from '../errors/weights.js';

/** Weights that are known by name. */
export interface CatalogueEntry {
  /** Relative to the catalogue's folder, or, for weights that the user brings, to the cache's `weights` folder. */
  readonly file: string;
  /** Absent for weights that the user makes: two conversions of one file need not be equal byte for byte. */
  readonly sha256?: string;
  /** The backbone part and its variant. */
  readonly architecture: string;
  readonly variant?: string;
  /** What the logits mean, in order. */
  readonly labels: readonly string[];
  readonly licence: string;
  /** Present where the file does not come with the package: how to get it, in one or two sentences. */
  readonly bring?: string;
}

export type Catalogue = { readonly [name: string]: CatalogueEntry };

/** Reads `catalogue.json` in the folder `library`. Throws `bad-weights-catalogue`. */
export async function readCatalogue(library: string): Promise<Catalogue> {
  const file = join(library, 'catalogue.json');
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Catalogue;
  } catch (error) {
    throw new ZooError(badCatalogue(file, (error as Error).message));
  }
}
