import type { Place } from '../errors/problem.js';
import { mergeMaps } from './merge.js';
import { type MapNode, type Node, nodeAt, type Path, placeOf, plain, type Value } from './node.js';
import { shareTraining } from './share.js';

/** A partial page in the order of merging, and the profile that it is part of. */
export interface Source {
  readonly page: MapNode;
  readonly profile: string | null;
}

/** One time that a value was set: where, to what (as written, before references), and by which profile. */
export interface Setting {
  readonly place: Place;
  /** Undefined: taken out, by null or with the node that it stood in. */
  readonly value: Value | undefined;
  readonly profile: string | null;
}

/** Every setting of the value at `path`, the one that holds last: the merging done again, watching that path. */
export function historyOf(sources: readonly Source[], path: Path): Setting[] {
  const settings: Setting[] = [];
  let page: MapNode | undefined;
  let before: Node | undefined;
  for (const { page: over, profile } of sources) {
    page = mergeMaps(page, over, []);
    const view = shareTraining(page, []);
    const now = nodeAt(view, path);
    const place = now === undefined ? placeOf(over, path) : placeOf(view, path);
    if (isNews(before, now, place, settings.at(-1)))
      settings.push({ place, value: now && plain(now), profile });
    before = now;
  }
  return settings;
}

/** Whether a step has set the value: it stands elsewhere than before, or is another. */
function isNews(
  before: Node | undefined,
  now: Node | undefined,
  place: Place,
  last: Setting | undefined,
): boolean {
  if (now === undefined) return before !== undefined;
  return before === undefined || !same(place, last?.place) || before.kind !== now.kind;
}

const same = (a: Place, b: Place | undefined): boolean =>
  a.file === b?.file && a.line === b.line && a.column === b.column;
