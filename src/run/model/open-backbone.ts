import type { BackboneSource } from '../../bank/banks.js';
import type { Align } from '../../data/images.js';
import { ZooError } from '../../errors/problem.js';
import type { Graph } from '../../graph/graph.js';
import type { BoundBackbone, OpenModel } from '../../part.js';
import { isTrained, pathOf } from '../../plan/backbones.js';
import type { Plan, PlanNode } from '../../plan/plan.js';
import { weightsPlaces } from '../../weights/fetch/locate.js';
import { type ModelOnDisk, obtainModel } from '../../weights/fetch/obtain-model.js';
import { fitWeights, unusedBy } from '../../weights/fit.js';
import { noteLeftBehind } from '../../weights/left-behind.js';
import { loadWeights } from '../../weights/load.js';
import type { NamedArrays } from '../../weights/named-array.js';
import type { RunEvents, Surroundings } from '../surroundings.js';
import { soundSource } from './audio.js';
import {
  type Computing,
  frozenSource,
  networkSource,
  type Opening,
  type Sight,
  sightOf,
} from './backbone.js';
import { checkLabelOrder } from './label-order.js';
import { ofNode, runSource } from './run-weights.js';

/** A backbone of a plan, with its initial weights. */
export interface OpenBackbone {
  readonly node: PlanNode;
  readonly part: BoundBackbone;
  readonly sight: Sight;
  /** Whether a stage trains it, so that it is part of the run's weights. */
  readonly trained: boolean;
  /**
   * Whether it runs outside the graph: frozen with loaded weights. A backbone without weights is part of the graph,
   * with random weights; one that reads another backbone is always part of it.
   */
  readonly outside: boolean;
  /** Absent if it starts at random, or has no weights. */
  readonly weights?: BackboneWeights;
}

/** The initial weights of a backbone. */
export interface BackboneWeights {
  readonly source: string;
  readonly sha256: string;
  /** The labels of its logits, in order, if known. */
  readonly labels?: readonly string[];
  /** For a network: its variables. */
  readonly arrays?: NamedArrays;
  /** For a model in a file: the file. */
  readonly model?: ModelOnDisk;
}

/** Binds a backbone of the plan and loads its initial weights. Problems with that have the backbone's place in the page. */
export async function openBackbone(
  plan: Plan,
  node: PlanNode,
  align: Align | undefined,
  context: Surroundings,
  events: RunEvents,
): Promise<OpenBackbone> {
  const path = pathOf(node);
  const part = context.registry.bind('backbones', node.options, path);
  const trained = isTrained(plan, node);
  const weights = await weightsOf(part, node, context, events).catch((error) => {
    if (!(error instanceof ZooError)) throw error;
    throw error.map((problem) => ({ path: [...path, 'weights'].join('.'), ...problem }));
  });
  if (weights && !trained) checkLabelOrder(weights.source, weights.labels ?? [], node, plan.labels);
  const reads = node.inputs.image !== undefined;
  const outside = !part.network || (weights?.arrays !== undefined && !trained && !reads);
  return { node, part, sight: sightOf(part, align), trained, outside, ...(weights && { weights }) };
}

async function weightsOf(
  part: BoundBackbone,
  node: PlanNode,
  context: Surroundings,
  events: RunEvents,
): Promise<BackboneWeights | undefined> {
  const { options, variables } = node;
  if (part.frozen) {
    const { source, labels, ...model } = await obtainModel(part, context, events);
    return { source, sha256: model.sha256, ...(labels && { labels }), model };
  }
  if (typeof options.weights !== 'string') return undefined;
  const loaded = await loadWeights(options.weights, weightsPlaces(context), events);
  if (runSource(node) !== undefined) return { ...loaded, arrays: ofNode(loaded.source, node, loaded.arrays) };
  const arrays = fitWeights(loaded.source, loaded.arrays, variables);
  noteLeftBehind(loaded, unusedBy(loaded.source, loaded.arrays, variables), events);
  return { ...loaded, arrays };
}

/** The source of a backbone's outputs in its current state. */
export async function sourceOf(
  { node, part, sight, outside, weights }: OpenBackbone,
  { audio }: Pick<Plan, 'audio'>,
  graph: Graph,
  how: Omit<Computing, 'sight'>,
): Promise<BackboneSource> {
  if (part.audio) return soundSource(part.audio, node, { rate: audio!.rate, align: audio!.align });
  const computing = { ...how, sight };
  if (weights?.model) return frozenSource(part, node, weights.model, computing);
  if (part.vectors) return part.vectors;
  return networkSource(part, node, outside ? weights!.arrays! : await graph.save(node.name), computing);
}

/** Opens each model once per size of images, and closes them all together. */
export function holdOpen(): { opening(backbone: string): Opening; close(): void } {
  const models = new Map<string, OpenModel>();
  const opening =
    (backbone: string): Opening =>
    async (size, open) => {
      const key = [backbone, ...size].join();
      const model = models.get(key) ?? (await open(size));
      models.set(key, model);
      return { ...model, close: () => {} };
    };
  const close = (): void => {
    for (const model of models.values()) model.close();
  };
  return { opening, close };
}
