import type { CatalogueEntry } from './catalogue.js';
import type { FetchEvents } from './download.js';
import { readSafetensors } from './file.js';
import type { WeightsPlaces } from './locate.js';
import type { NamedArrays } from './named-array.js';
import { obtainWeights } from './obtain.js';
import { fromPytorch } from './pytorch.js';

export interface LoadedWeights {
  readonly source: string;
  readonly file: string;
  readonly sha256: string;
  readonly arrays: NamedArrays;
  /** The catalogue's entry, where the source is a name of it. */
  readonly entry?: CatalogueEntry;
}

/**
 * Loads weights by catalogue name (`zoo/synthetic-faces`), by URL, or by the path of a .safetensors file; what is not on
 * this machine is fetched, and held against its pins. Files that PyTorch wrote (metadata `format: pt`) are turned to the
 * zoo's layout. Throws what `obtainWeights` throws, and `bad-weights-file`.
 */
export async function loadWeights(
  source: string,
  places: WeightsPlaces,
  events: FetchEvents,
): Promise<LoadedWeights> {
  const { file, sha256, entry } = await obtainWeights(source, places, events);
  const { arrays, metadata } = await readSafetensors(file);
  const turned = metadata.format === 'pt' ? fromPytorch(arrays) : arrays;
  return { source, file, sha256, arrays: turned, ...(entry && { entry }) };
}
