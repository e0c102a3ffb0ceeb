import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { missingBeside } from '../../errors/frozen.js';
import { ZooError } from '../../errors/problem.js';
import { readGraphModel } from '../../frozen/graph-model-file.js';
import type { BoundBackbone } from '../../part.js';
import type { FindModel } from '../../plan/nodes.js';
import { withVariables } from '../../spec/environment.js';
import { type CatalogueEntry, readCatalogue } from '../../weights/catalogue.js';
import type { FetchEvents } from '../../weights/download.js';
import { locateWeights, type WeightsPlaces } from '../../weights/locate.js';
import { obtainWeights } from '../../weights/obtain.js';
import type { ModelOnDisk } from '../model/backbone.js';
import type { Surroundings } from '../surroundings.js';

/** A model on this machine, what the page calls it, and what its logits answer, where the catalogue says so. */
export type ObtainedModel = ModelOnDisk & { readonly source: string; readonly labels?: readonly string[] };

/** Where weights and models are looked for. */
export const weightsPlaces = ({ zoo, cache, allow }: Surroundings): WeightsPlaces => ({
  library: join(zoo, 'weights'),
  cache,
  hosts: { allowed: allow?.hosts ?? [] },
});

/** What a plan may ask: the file of a source, where it is on this machine. */
export const findModel =
  (around: Surroundings): FindModel =>
  (source) => {
    try {
      const { file } = locateWeights(withVariables(source(), around.env), weightsPlaces(around));
      return existsSync(file) ? file : undefined;
    } catch (error) {
      if (error instanceof ZooError) return undefined; // whoever needs it says so
      throw error;
    }
  };

/** The file of a frozen model and those that belong to it, fetched where they are not here. */
export function obtainModel(
  { frozen }: BoundBackbone,
  around: Surroundings,
  events: FetchEvents,
): Promise<ObtainedModel> {
  return obtainWith(frozen!.source(), frozen!.beside, around, events);
}

/** A file by path, URL or catalogue name, and with it those that it names; a .json is the head of a tfjs GraphModel. */
export function fetchWeights(
  source: string,
  around: Surroundings,
  events: FetchEvents,
): Promise<ObtainedModel> {
  const shards = (file: string) => readGraphModel(file).shards.map((shard) => basename(shard));
  return obtainWith(source, /\.json(#|$)/.test(source) ? shards : undefined, around, events);
}

async function obtainWith(
  source: string,
  beside: ((file: string) => readonly string[]) | undefined,
  around: Surroundings,
  events: FetchEvents,
): Promise<ObtainedModel> {
  const places = weightsPlaces(around);
  const first = await obtainWeights(source, places, events);
  const { url } = locateWeights(source, places);
  const all = createHash('sha256').update(first.sha256);
  const names = beside?.(first.file) ?? [];
  for (const name of names) {
    const path = join(dirname(first.file), name);
    if (url === undefined && !existsSync(path)) throw new ZooError(missingBeside(first.file, name));
    const quiet = { ...events, note: () => undefined }; // what is said of the first file goes for these too
    const { sha256 } = await obtainWeights(url ? new URL(name, url).href : path, places, quiet);
    all.update(sha256);
  }
  const sha256 = names.length > 0 ? all.digest('hex') : first.sha256;
  return { source, file: first.file, sha256, ...(first.entry && { labels: first.entry.labels }) };
}

/** A name of the catalogue, and what there is to say of it. */
export interface KnownWeights extends CatalogueEntry {
  readonly name: string;
  readonly here: boolean;
  /** How far its content is known beforehand. */
  readonly pinned: 'by sha256' | 'by its first digits' | 'by git blob id' | 'by its first use';
}

/** The weights that are known by name. */
export function listWeights(around: Surroundings): readonly KnownWeights[] {
  const places = weightsPlaces(around);
  return Object.entries(readCatalogue(places.library)).map(([name, entry]) => {
    const here = existsSync(locateWeights(name, places).file);
    return { name, ...entry, here, pinned: pinnedHow(entry) };
  });
}

function pinnedHow({ sha256, git }: CatalogueEntry): KnownWeights['pinned'] {
  if (sha256?.length === 64) return 'by sha256';
  if (git) return 'by git blob id';
  return sha256 ? 'by its first digits' : 'by its first use';
}
