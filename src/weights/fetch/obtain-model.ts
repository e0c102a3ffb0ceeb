import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { missingBeside } from '../../errors/frozen.js';
import { ZooError } from '../../errors/problem.js';
import type { BoundBackbone } from '../../part.js';
import type { Surroundings } from '../../run/surroundings.js';
import type { FetchEvents } from './download.js';
import { locateWeights, weightsPlaces } from './locate.js';
import { obtainWeights } from './obtain.js';

/** A file with a model that is used unchanged. */
export interface ModelOnDisk {
  readonly file: string;
  /** Fingerprints of the file and of those that belong to it. */
  readonly sha256: string;
}

/** A model on this machine, its name in the page, and the labels of its logits, if the catalog has them. */
export type ObtainedModel = ModelOnDisk & { readonly source: string; readonly labels?: readonly string[] };

/** The file of a frozen model and those that belong to it, fetched if necessary. */
export function obtainModel(
  { frozen }: BoundBackbone,
  context: Surroundings,
  events: FetchEvents,
): Promise<ObtainedModel> {
  return obtainFiles(frozen!.source(), frozen!.beside, context, events);
}

/** A file and the files that it refers to: `beside` reads their names from it. */
export async function obtainFiles(
  source: string,
  beside: ((file: string) => readonly string[]) | undefined,
  context: Surroundings,
  events: FetchEvents,
): Promise<ObtainedModel> {
  const places = weightsPlaces(context);
  const first = await obtainWeights(source, places, events);
  const { url } = locateWeights(source, places);
  const all = createHash('sha256').update(first.sha256);
  const names = beside?.(first.file) ?? [];
  for (const name of names) {
    const path = join(dirname(first.file), name);
    if (url === undefined && !existsSync(path)) throw new ZooError(missingBeside(first.file, name));
    const quiet = { ...events, note: () => undefined }; // permissions for the first file apply to these too
    const { sha256 } = await obtainWeights(url ? new URL(name, url).href : path, places, quiet);
    all.update(sha256);
  }
  const sha256 = names.length > 0 ? all.digest('hex') : first.sha256;
  return { source, file: first.file, sha256, ...(first.entry && { labels: first.entry.labels }) };
}
