import type { Place } from '../errors/problem.js';
import { mergeMaps } from './merge.js';
import { type MapNode, type Node, nodeAt, type Path, placeOf, plain, type Value } from './node.js';
import { shareTraining } from './share.js';

/** A partial page in the order of merging, and the profile that it is part of. */
export interface WrittenLayer {
  readonly page: MapNode;
  readonly profile: string | null;
}

/** One assignment of a value: where, to what (as written, before references), and by which profile. */
export interface Setting {
  readonly place: Place;
  /** Undefined: removed, by null or together with its node. */
  readonly value: Value | undefined;
  readonly profile: string | null;
}

/**
 * Every assignment of the value at `path`, in the order of merging, the effective one last. Repeats the merging while
 * watching that path and, for a value that a stage could inherit, its path in `training`.
 */
export function historyOf(sources: readonly WrittenLayer[], path: Path): Setting[] {
  const [own, shared] = [new Track(path), new Track(['training', ...path.slice(2)])];
  const tracks = path[0] === 'stages' && path.length > 2 ? [shared, own] : [own];
  const settings: Setting[] = [];
  let page: MapNode | undefined;
  for (const source of sources) {
    page = mergeMaps(page, source.page, []);
    const view = shareTraining(page, []);
    for (const setting of tracks.flatMap((track) => track.watch(view, source))) {
      if (!settings.some((other) => samePlace(setting, other))) settings.push(setting);
    }
  }
  const { last } = own;
  return last === undefined ? [] : [...settings.filter((one) => !samePlace(one, last)), last];
}

/** A path that is watched through the steps of merging. */
class Track {
  last: Setting | undefined;

  constructor(private readonly path: Path) {}

  /** The assignment made by this step, if it set or removed the value: its place has changed, or it is gone. */
  watch(page: Node, { page: over, profile }: WrittenLayer): Setting[] {
    const node = nodeAt(page, this.path);
    const place = placeOf(node === undefined ? over : page, this.path);
    const setting = { place, value: node && plain(node), profile };
    const isNews =
      setting.value === undefined ? this.last?.value !== undefined : !samePlace(setting, this.last);
    if (isNews) this.last = setting;
    return isNews ? [setting] : [];
  }
}

const samePlace = ({ place: a }: Setting, other: Setting | undefined): boolean =>
  a.file === other?.place.file && a.line === other.place.line && a.column === other.place.column;
