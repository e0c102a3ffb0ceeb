import { Banks, type BanksOptions, type View } from '../../bank/banks.js';
import type { Failure } from '../../bank/fill.js';
import type { PlanNode } from '../../plan/plan.js';
import type { Feed } from '../../train/feed.js';
import type { RunEvents } from '../surroundings.js';
import { imageFeed, type Sight, unreadable } from './backbone.js';

/**
 * What the nodes at work read from outside: banked outputs of the others, or images; and rows whose image failed. `also` names
 * nodes that are read beside these: the target of a loss.
 */
export type InputReader = (
  active: readonly string[],
  view: View,
  also?: readonly string[],
) => Promise<{ readonly feeds: readonly Feed[]; readonly failed: readonly Failure[] }>;

/** Inputs from the banks that `options` (made anew after the backbone has moved) describe, or from images. */
export function createInputs(
  nodes: readonly PlanNode[],
  sight: Sight,
  options: () => Promise<BanksOptions>,
  events: RunEvents,
): InputReader {
  const checked = new WeakMap<View, readonly Failure[]>();
  let banks: Banks | undefined;
  const images = async (view: View) => {
    banks = undefined; // the backbone is about to move: what was computed with it before is of no use
    const failed = checked.get(view) ?? (await unreadable(sight, view, events));
    checked.set(view, failed);
    return { feeds: [imageFeed(sight, view)], failed };
  };
  return async (active, view, also = []) => {
    if (active.includes(nodes[0]!.name)) return images(view);
    banks ??= new Banks(await options());
    const found: { feed: Feed; failed: readonly Failure[] }[] = [];
    for (const name of readBy(nodes, active, also)) found.push(await banks.feed(name, view));
    return { feeds: found.map(({ feed }) => feed), failed: found.flatMap(({ failed }) => failed) };
  };
}

/** The nodes that these read, or that are read beside them, and that are not among them. */
function readBy(nodes: readonly PlanNode[], active: readonly string[], also: readonly string[]): string[] {
  const sources = nodes
    .filter((node) => active.includes(node.name))
    .flatMap((node) => Object.values(node.inputs).flat())
    .map((from) => from.node);
  return [...new Set([...sources, ...also])].filter((name) => !active.includes(name));
}
