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
  /** The catalog's entry, if the source is a catalog name. */
  readonly entry?: CatalogEntry;
  /** Entries of a checkpoint that contain tensors and were not read. */
  readonly unread: readonly string[];
}

/**
 * Loads weights by catalog name (`zoo/synthetic-faces`), by URL, or by path (safetensors, PyTorch, ONNX), with the
 * zoo's names and layout. Fetches missing files, and checks them against their pins. Throws what `obtainWeights` and
 * `openWeightsFile` throw.
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
