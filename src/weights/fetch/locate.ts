import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ZooError } from '../../errors/problem.js';
import { notARun, notFinished } from '../../errors/train.js';
import { weightsNotFound } from '../../errors/weights-fetch.js';
import type { Surroundings } from '../../run/surroundings.js';
import { type CatalogEntry, readCatalog } from './catalog.js';
import { type Pin, splitPin } from './pin.js';
import type { Hosts } from './request.js';

/** The locations of weights: `library`, the folder of catalog.json; `cache`, the user's own folder. */
export interface WeightsPlaces {
  readonly library: string;
  readonly cache: string;
  /** Hosts that downloads may use; absent: public hosts over https. */
  readonly hosts?: Hosts;
}

/** The locations of a page's weights and models. */
export const weightsPlaces = ({ zoo, cache, allow }: Surroundings): WeightsPlaces => ({
  library: join(zoo, 'weights'),
  cache,
  hosts: { allowed: allow?.hosts ?? [] },
});

/** The file that a page's `weights` refer to, determined without opening a file or the network. */
export interface Located {
  /** The source without its pin. */
  readonly place: string;
  /** Path of the file, whether it is already fetched or not. */
  readonly file: string;
  readonly url?: string;
  readonly pins: readonly Pin[];
  readonly entry?: CatalogEntry;
}

/** The folder of the run for `run:runs/x`; undefined for all other sources. */
export const runFolder = (source: string): string | undefined => {
  const { place } = splitPin(source);
  return place.startsWith(RUN) ? place.slice(RUN.length) : undefined;
};
const RUN = 'run:';

/**
 * Resolves a path, a URL, a catalog name or a run (`run:runs/x`), with or without `#sha256=...` or `#git=...`. Throws
 * `weights-not-found`, `not-a-run`, `not-finished`.
 */
export function locateWeights(source: string, { library, cache }: WeightsPlaces): Located {
  const { place, pin } = splitPin(source);
  const pins = pin ? [pin] : [];
  if (/^[a-z]+:\/\//i.test(place) && URL.canParse(place)) {
    return { place, file: join(cache, 'weights', 'fetched', ...folderOf(place)), url: place, pins };
  }
  const folder = runFolder(place);
  if (folder !== undefined) return { place, file: weightsOfRun(folder), pins };
  const catalog = readCatalog(library);
  const entry = Object.hasOwn(catalog, place) ? catalog[place] : undefined;
  if (entry) {
    const file = entry.url ? join(cache, 'weights', entry.file) : join(library, entry.file);
    const all = [...pins, ...pinsOf(entry)];
    return { place, file, pins: all, entry, ...(entry.url && { url: entry.url }) };
  }
  if (!existsSync(place)) throw new ZooError(weightsNotFound(place, Object.keys(catalog)));
  return { place, file: place, pins };
}

function weightsOfRun(folder: string): string {
  const file = join(folder, 'weights.safetensors');
  if (existsSync(file)) return file;
  throw new ZooError(
    existsSync(join(folder, 'page.yaml')) ? notFinished(folder) : notARun(folder, 'page.yaml'),
  );
}

function pinsOf({ sha256, git }: CatalogEntry): Pin[] {
  const from = 'the catalog';
  return [
    ...(sha256 ? [{ kind: 'sha256' as const, digits: sha256, from }] : []),
    ...(git ? [{ kind: 'git' as const, digits: git, from }] : []),
  ];
}

/** One folder for each URL's folder, so that related files stay in the same folder. */
function folderOf(url: string): [string, string] {
  const { href } = new URL('.', url);
  const { pathname, search } = new URL(url);
  const name = basename(pathname).replace(/[^\w.-]/g, '_') || 'file';
  return [shortHash(href), search === '' ? name : `${shortHash(search)}-${name}`];
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
