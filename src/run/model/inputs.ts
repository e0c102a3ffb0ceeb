import { Banks, type BanksOptions, type View } from '../../bank/banks.js';
import type { Failure } from '../../bank/fill.js';
import { readsImages } from '../../plan/backbones.js';
import type { PlanNode } from '../../plan/plan.js';
import type { Feed } from '../../train/feed.js';
import type { RunEvents } from '../surroundings.js';
import { imagesFeed, unreadable } from './backbone.js';
import type { OpenBackbone } from './open-backbone.js';

/**
 * External inputs of the active nodes: banked outputs of other nodes, and images; and rows whose image failed. `also`
 * lists additional nodes to read, such as the target of a loss.
 */
export type InputReader = (
  active: readonly string[],
  view: View,
  also?: readonly string[],
) => Promise<{ readonly feeds: readonly Feed[]; readonly failed: readonly Failure[] }>;

/** Inputs from images and from the banks that `options` describes (called again after a backbone has changed). */
export function createInputs(
  nodes: readonly PlanNode[],
  backbones: readonly OpenBackbone[],
  options: () => BanksOptions,
  events: RunEvents,
): InputReader {
  const checked = new WeakMap<View, readonly Failure[]>();
  let banks: Banks | undefined;
  const check = async ({ sight }: OpenBackbone, view: View): Promise<readonly Failure[]> => {
    const failed = checked.get(view) ?? (await unreadable(sight, view, events));
    checked.set(view, failed);
    return failed;
  };
  return async (active, view, also = []) => {
    const feeds: Feed[] = [];
    const failed: Failure[] = [];
    const moving = backbones.filter(({ node }) => active.includes(node.name));
    if (moving.length > 0) banks = undefined; // earlier computations with them are outdated
    const seeing = moving.filter(({ node }) => readsImages(node));
    feeds.push(...seeing.map(({ node, sight }) => imagesFeed(node.name, sight, view)));
    if (seeing.length > 0) failed.push(...(await check(seeing[0]!, view)));
    for (const name of readBy(nodes, active, also)) {
      banks ??= new Banks(options());
      const found = await banks.feed(name, view);
      feeds.push(found.feed);
      failed.push(...found.failed);
    }
    return { feeds, failed };
  };
}

/** The nodes that these nodes read, or that are read in addition, and that are not among them. */
function readBy(nodes: readonly PlanNode[], active: readonly string[], also: readonly string[]): string[] {
  const sources = nodes
    .filter((node) => active.includes(node.name))
    .flatMap((node) => Object.values(node.inputs).flat())
    .map((from) => from.node);
  return [...new Set([...sources, ...also])].filter((name) => !active.includes(name));
}
