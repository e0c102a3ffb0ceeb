import { join } from 'node:path';
import type { Bank } from '../bank/bank.js';
import { Banks, type View } from '../bank/banks.js';
import type { Engine } from '../engine/engine.js';
import { buildGraph, type Graph } from '../graph/graph.js';
import type { Plan } from '../plan/plan.js';
import type { Feed } from '../train/feed.js';
import { fitWeights } from '../weights/fit.js';
import { loadWeights } from '../weights/load.js';
import type { NamedArrays } from '../weights/named-array.js';
import { imageFeed, networkSource, vectorSource } from './backbone.js';
import type { RunEvents, Surroundings } from './surroundings.js';

/** A plan on an engine: its graph, its banks, and where its inputs come from. */
export interface Model {
  readonly plan: Plan;
  readonly engine: Engine;
  readonly graph: Graph;
  /** Where the backbone's weights came from; absent where it starts at random or reads vectors. */
  readonly pretrained?: { readonly source: string; readonly sha256: string };
  /** True where some stage trains the backbone, so that it is part of the graph and of the run's weights. */
  readonly trainsBackbone: boolean;
  /** What nodes outside `active` give, and images where the backbone is among the active, with rows that failed. */
  feeds(active: readonly string[], view: View): Promise<{ feeds: Feed[]; failed: Bank['failed'] }>;
}

/** Builds the graph, loads the backbone's weights and opens the banks. */
export async function openModel(
  plan: Plan,
  engine: Engine,
  seed: number,
  around: Surroundings,
  events: RunEvents,
): Promise<Model> {
  const { registry, cache, zoo } = around;
  const { tf } = engine;
  const node = plan.nodes[0]!;
  const part = registry.get('backbones', node.options.type)!;
  const trainsBackbone = plan.stages.some((stage) => stage.active.includes(node.name));
  const built = plan.nodes.filter(
    (one) => one !== node || trainsBackbone || node.options.weights === undefined,
  );
  const graph = buildGraph(
    plan,
    built.filter((one) => one !== node || part.network).map((one) => one.name),
    registry,
    tf,
    seed,
  );
  let pretrained: Model['pretrained'];
  let weights: NamedArrays = new Map();
  if (typeof node.options.weights === 'string') {
    const loaded = await loadWeights(node.options.weights, { library: join(zoo, 'weights'), cache });
    weights = fitWeights(loaded.source, loaded.arrays, node.variables);
    pretrained = { source: loaded.source, sha256: loaded.sha256 };
    if (trainsBackbone) graph.load(node.name, weights);
  }
  const frozen = (): NamedArrays => (built.includes(node) ? graph.save(node.name) : weights);
  const banks = (): Banks =>
    new Banks({
      folder: join(cache, 'bank'),
      plan,
      graph,
      tf,
      backbone: part.network ? networkSource(part, node, frozen(), tf) : vectorSource(part, node),
      events: bankEvents(events),
    });
  let opened: Banks | undefined;
  const feeds = async (active: readonly string[], view: View) => {
    if (active.includes(node.name)) {
      opened = undefined; // the backbone is about to move: what was computed with it before is of no use
      return { feeds: [imageFeed(part, view)], failed: [] };
    }
    opened ??= banks();
    const wanted = plan.nodes
      .filter((one) => active.includes(one.name))
      .flatMap((one) => Object.values(one.inputs).flat());
    const names = [...new Set(wanted.map((from) => from.node))].filter((name) => !active.includes(name));
    const found = [];
    for (const name of names) found.push(await opened.feed(name, view));
    return { feeds: found.map((one) => one.feed), failed: found.flatMap((one) => one.failed) };
  };
  return { plan, engine, graph, ...(pretrained && { pretrained }), trainsBackbone, feeds };
}

function bankEvents(events: RunEvents) {
  return {
    start: (node: string, rows: number) => events.start(`${node} outputs`, rows, 'rows'),
    advance: (rows: number) => events.advance(rows),
    done: () => events.done(),
    reused: (node: string, rows: number) => events.note(`${node} outputs of ${rows} rows are in the bank`),
  };
}
