import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { missingBeside } from '../errors/frozen.js';
import { ZooError } from '../errors/problem.js';
import type { BackbonePart } from '../part.js';
import type { FindModel } from '../plan/nodes.js';
import type { PartOptions } from '../plan/plan.js';
import type { FetchEvents } from '../weights/download.js';
import { locateWeights, type WeightsPlaces } from '../weights/locate.js';
import { obtainWeights } from '../weights/obtain.js';
import type { ModelOnDisk } from './backbone.js';
import type { Surroundings } from './surroundings.js';

/** Where weights and models are looked for. */
export const weightsPlaces = ({ zoo, cache }: Surroundings): WeightsPlaces => ({
  library: join(zoo, 'weights'),
  cache,
});

/** What a plan may ask: the file of a source, where it is on this machine. */
export const findModel =
  (around: Surroundings): FindModel =>
  (source) => {
    try {
      const { file } = locateWeights(source, weightsPlaces(around));
      return existsSync(file) ? file : undefined;
    } catch (error) {
      if (error instanceof ZooError) return undefined; // whoever needs it says so
      throw error;
    }
  };

/** The file of a frozen model and those that belong to it, fetched where they are not here. */
export async function obtainModel(
  { frozen }: BackbonePart,
  options: PartOptions,
  around: Surroundings,
  events: FetchEvents,
): Promise<ModelOnDisk & { readonly source: string }> {
  const places = weightsPlaces(around);
  const source = frozen!.source(options as never);
  const first = await obtainWeights(source, places, events);
  const { url } = locateWeights(source, places);
  const all = createHash('sha256').update(first.sha256);
  const names = frozen!.beside?.(first.file) ?? [];
  for (const name of names) {
    const path = join(dirname(first.file), name);
    if (url === undefined && !existsSync(path)) throw new ZooError(missingBeside(first.file, name));
    const { sha256 } = await obtainWeights(url ? new URL(name, url).href : path, places, events);
    all.update(sha256);
  }
  return { source, file: first.file, sha256: names.length > 0 ? all.digest('hex') : first.sha256 };
}
