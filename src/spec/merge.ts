import { deletesNothing } from '../errors/compose.js';
import type { Problem } from '../errors/problem.js';
import { changed, isChange, meansChange } from './lists.js';
import { dotted, type Entry, isNull, type MapNode, type Node, nodeAt, type Path } from './node.js';

/**
 * The rules of merging. Maps merge key by key; a map of list operators changes a list; anything else is replaced; a
 * map with a different `type` replaces the old one completely; null deletes, and deleting a missing value is a
 * problem. `base` undefined: there was nothing before.
 */
export function merge(base: Node | undefined, over: Node, problems: Problem[], path: Path): Node {
  if (over.kind !== 'map') return over;
  if (meansChange(base, over)) return changed(base, over, problems, path);
  return mergeMaps(base, over, problems, path);
}

/** Merges two maps, such as pages. */
export function mergeMaps(
  base: Node | undefined,
  over: MapNode,
  problems: Problem[],
  path: Path = [],
): MapNode {
  const kept = base?.kind === 'map' && !changesType(base, over) ? base.entries : new Map<string, Entry>();
  const entries = new Map(kept);
  for (const [key, { key: place, value }] of over.entries) {
    const here = [...path, key];
    if (!isNull(value)) {
      entries.set(key, { key: place, value: merge(kept.get(key)?.value, value, problems, here) });
    } else if (!entries.delete(key)) {
      problems.push(deletesNothing(place, dotted(here), key, [...kept.keys()]));
    }
  }
  return { kind: 'map', place: over.place, entries };
}

/**
 * A partial page written for `before`, without its changes to parts that `now` no longer has, or has with another
 * type: the page's own choice overrides both the options of the old type and a replacement in a profile.
 */
export function fitting(patch: MapNode, before: Node, now: Node): MapNode {
  const entries = new Map<string, Entry>();
  for (const [key, { key: place, value }] of patch.entries) {
    const [old, present] = [nodeAt(before, [key]), nodeAt(now, [key])];
    if (old !== undefined && present === undefined && isChange(value)) continue;
    if (old?.kind !== 'map' || value.kind !== 'map') entries.set(key, { key: place, value });
    else if (present?.kind === 'map' && !changesType(old, present)) {
      entries.set(key, { key: place, value: fitting(value, old, present) });
    }
  }
  return { ...patch, entries };
}

function changesType(base: MapNode, over: MapNode): boolean {
  const [old, now] = [typeOf(base), typeOf(over)];
  return old !== undefined && now !== undefined && old !== now;
}

function typeOf(node: MapNode): unknown {
  const type = node.entries.get('type')?.value;
  return type?.kind === 'scalar' ? type.value : undefined;
}
