import { type ZooWeights, zooWeights } from './convert.js';
import type { CatalogEntry } from './fetch/catalog.js';
import type { FetchEvents } from './fetch/download.js';
import type { WeightsPlaces } from './fetch/locate.js';
import { obtainWeights } from './fetch/obtain.js';
import { openWeightsFile } from './weights-file.js';

export interface LoadedWeights extends ZooWeights {
  readonly source: string;
  readonly file: string;
  readonly sha256: string;
  /** The catalog's entry, where the source is a name of it. */
  readonly entry?: CatalogEntry;
  /** Entries of a checkpoint that hold tensors and were not read. */
  readonly unread: readonly string[];
}

/**
 * Loads weights by catalog name (`zoo/synthetic-faces`), by URL, or by the path of a file (safetensors, PyTorch,
 * ONNX); what is not on this machine is fetched, and held against its pins. Names and layout become the zoo's. Throws
 * what `obtainWeights` and `openWeightsFile` throw.
 */
export async function loadWeights(
  source: string,
  places: WeightsPlaces,
  events: FetchEvents,
): Promise<LoadedWeights> {
  const { file, sha256, entry } = await obtainWeights(source, places, events);
  const opened = await openWeightsFile(file);
  return { source, file, sha256, unread: opened.unread, ...zooWeights(opened), ...(entry && { entry }) };
}
