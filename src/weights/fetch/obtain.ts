import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT, ZooError } from '../../errors/problem.js';
import { fetchGoingOn, weightsNotHere } from '../../errors/weights-fetch.js';
import { type Lock, takeLock } from '../../files/lock.js';
import { makeFolder, writeAtomically } from '../../files/write.js';
import { checkReadable } from '../readable.js';
import type { CatalogEntry } from './catalog.js';
import { discard, download, type FetchEvents, keep } from './download.js';
import { type Located, locateWeights, type WeightsPlaces } from './locate.js';
import { checkPins, digestsOf, isWhole, type Pin, rememberedIn, rememberedPin } from './pin.js';
import { type Hosts, Unreachable } from './request.js';

/** A weights file on this machine that matches its pins. */
export interface Obtained {
  readonly file: string;
  readonly sha256: string;
  readonly entry?: CatalogEntry;
}

/**
 * The file that a page's `weights` refer to (a path, a URL or a catalog name), fetched into the cache if necessary,
 * and checked against its pins. A file without a pin is pinned on first use. Throws `weights-not-found`,
 * `weights-not-here`, `weights-changed`, `not-secure`, `forbidden-address`, `weights-too-large`, `fetch-going-on`,
 * and `Interrupted`.
 */
export async function obtainWeights(
  source: string,
  places: WeightsPlaces,
  events: FetchEvents,
): Promise<Obtained> {
  const located = locateWeights(source, places);
  const { file, url, entry, place } = located;
  if (url !== undefined && !existsSync(file))
    await fetchOnce(located, url, places.hosts ?? { allowed: [] }, events);
  await checkReadable(file);
  const found = await digestsOf(file);
  const pins = allPins(located);
  checkPins(place, file, found, pins);
  if (url !== undefined && !pins.some(isWhole)) {
    writeAtomically(rememberedIn(file), `${found.sha256}  ${file}\n`);
    events.note(
      `no sha256 is published for "${place}": this copy (${found.sha256}) is trusted from now on; write ${place}#sha256=${found.sha256} in the page to pin it for others too`,
    );
  }
  return { file, sha256: found.sha256, ...(entry && { entry }) };
}

function allPins({ file, url, pins }: Located): readonly Pin[] {
  const remembered = url === undefined ? undefined : rememberedPin(file);
  return remembered ? [...pins, remembered] : pins;
}

/** Fetches a file, checks it before other processes can see it, and moves it into place. */
async function fetchOnce(located: Located, url: string, hosts: Hosts, events: FetchEvents): Promise<void> {
  const { file, place } = located;
  makeFolder(dirname(file));
  const lock = lockOf(file, place);
  try {
    const part = await download(url, file, events, hosts);
    try {
      checkPins(place, url, await digestsOf(part), allPins(located));
    } catch (error) {
      discard(part);
      throw error;
    }
    lock.check();
    keep(part, file);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    throw new ZooError(
      weightsNotHere(place, url, error.message, file, mustBe(allPins(located))),
      EXIT.failed,
    );
  } finally {
    lock.release();
  }
}

const mustBe = (pins: readonly Pin[]): string =>
  pins.length === 0
    ? ''
    : ` (its ${pins.map(({ kind, digits }) => `${kind === 'git' ? 'git blob id' : 'sha256'} is ${digits}${kind === 'sha256' && digits.length < 64 ? '...' : ''}`).join(', its ')})`;

/** Keeps two processes from writing to the same file. */
function lockOf(file: string, source: string): Lock {
  const taken = takeLock(`${file}.lock`);
  if ('holder' in taken) throw new ZooError(fetchGoingOn(source, taken.holder), EXIT.failed);
  return taken.lock;
}
