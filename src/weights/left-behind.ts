import { named } from '../errors/printable.js';
import type { RunEvents } from '../run/surroundings.js';
import { reasonsOf } from './import.js';
import type { LoadedWeights } from './load.js';
import { isCounter } from './mapping/apply.js';

/**
 * Notes which arrays of a weights file stay unused, and why; `unused` are those that its network does not have.
 * Ignores batch counters, and files of the catalog, whose contents are known.
 */
export function noteLeftBehind(loaded: LoadedWeights, unused: readonly string[], events: RunEvents): void {
  if (loaded.entry) return;
  const left = [
    ...loaded.left,
    ...unused.map((name) => ({ name, why: 'the network has no such array' })),
    ...loaded.unread.map((name) => ({ name, why: 'another entry of the checkpoint' })),
  ].filter(({ name }) => !isCounter(name));
  for (const { names, why } of reasonsOf(left)) {
    events.note(`${loaded.source}: left out ${named(names)}: ${why}`);
  }
}
