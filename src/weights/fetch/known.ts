import { existsSync } from 'node:fs';
import type { Surroundings } from '../../run/surroundings.js';
import { type CatalogEntry, readCatalog } from './catalog.js';
import { locateWeights, weightsPlaces } from './locate.js';

/** An entry of the catalog with details. */
export interface KnownWeights extends CatalogEntry {
  readonly name: string;
  readonly here: boolean;
  /** How exactly the catalog identifies its content. */
  readonly pinned: 'by sha256' | 'by its first digits' | 'by git blob id' | 'by its first use';
}

/** The weights in the catalog. */
export function knownWeights(context: Surroundings): readonly KnownWeights[] {
  const places = weightsPlaces(context);
  return Object.entries(readCatalog(places.library)).map(([name, entry]) => {
    const here = existsSync(locateWeights(name, places).file);
    return { name, ...entry, here, pinned: pinnedHow(entry) };
  });
}

function pinnedHow({ sha256, git }: CatalogEntry): KnownWeights['pinned'] {
  if (sha256?.length === 64) return 'by sha256';
  if (git) return 'by git blob id';
  return sha256 ? 'by its first digits' : 'by its first use';
}
