import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { ZooError } from '../errors/problem.js';
import { weightsChanged, weightsNotFound, weightsToBring } from '../errors/weights.js';
import { type Catalogue, type CatalogueEntry, readCatalogue } from './catalogue.js';
import { readSafetensors } from './file.js';
import type { NamedArrays } from './named-array.js';
import { fromPytorch } from './pytorch.js';

/** Where weights are looked for: `library`, the folder of catalogue.json; `cache`, the user's own folder. */
export interface WeightsPlaces {
  readonly library: string;
  readonly cache: string;
}

export interface LoadedWeights {
  readonly source: string;
  readonly file: string;
  readonly sha256: string;
  readonly arrays: NamedArrays;
  /** The catalogue's entry, where the source is a name of it. */
  readonly entry?: CatalogueEntry;
}

/**
 * Loads weights by catalogue name (`zoo/synthetic-faces`) or by the path of a .safetensors file. The sha256 is always
 * computed, and compared where the catalogue has one. Files that PyTorch wrote (metadata `format: pt`) are turned to
 * the zoo's layout. Throws `weights-not-found`, `weights-to-bring`, `weights-changed`, `bad-weights-file`.
 */
export async function loadWeights(source: string, places: WeightsPlaces): Promise<LoadedWeights> {
  const catalogue = await readCatalogue(places.library);
  const entry = Object.hasOwn(catalogue, source) ? catalogue[source] : undefined;
  const file = entry ? await entryFile(source, entry, places) : await plainFile(source, catalogue);
  const { arrays, metadata, sha256 } = await readSafetensors(file);
  if (entry?.sha256 && entry.sha256 !== sha256)
    throw new ZooError(weightsChanged(file, entry.sha256, sha256));
  const turned = metadata.format === 'pt' ? fromPytorch(arrays) : arrays;
  return { source, file, sha256, arrays: turned, ...(entry && { entry }) };
}

async function entryFile(
  source: string,
  entry: CatalogueEntry,
  { library, cache }: WeightsPlaces,
): Promise<string> {
  if (!entry.bring) return join(library, entry.file);
  const file = join(cache, 'weights', entry.file);
  if (!(await exists(file))) throw new ZooError(weightsToBring(source, entry.bring, file));
  return file;
}

async function plainFile(source: string, catalogue: Catalogue): Promise<string> {
  if (source.endsWith('.safetensors') && (await exists(source))) return source;
  throw new ZooError(weightsNotFound(source, Object.keys(catalogue)));
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
