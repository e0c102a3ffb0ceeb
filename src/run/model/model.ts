import { join } from 'node:path';
import type { BankEvents } from '../../bank/banks.js';
import type { Engine } from '../../engine/engine.js';
import { ZooError } from '../../errors/problem.js';
import { buildGraph, type Graph } from '../../graph/graph.js';
import { findOnnxruntime } from '../../network/run-onnx.js';
import type { BoundBackbone, OpenModel } from '../../part.js';
import type { Plan } from '../../plan/plan.js';
import { weightsPlaces } from '../../weights/fetch/locate.js';
import { type ModelOnDisk, obtainModel } from '../../weights/fetch/obtain-model.js';
import { fitWeights, unusedBy } from '../../weights/fit.js';
import { noteLeftBehind } from '../../weights/left-behind.js';
import { loadWeights } from '../../weights/load.js';
import type { NamedArrays } from '../../weights/named-array.js';
import { type RunEvents, type Surroundings, waitingFor } from '../surroundings.js';
import { openAlign } from './align.js';
import {
  type Computing,
  frozenSource,
  networkSource,
  type Opening,
  sightOf,
  vectorSource,
} from './backbone.js';
import { createInputs, type InputReader } from './inputs.js';
import { checkLabelOrder } from './label-order.js';
import { ofRun, runSource } from './run-weights.js';

/** A plan on an engine: its graph, and where its inputs come from. */
export interface Model {
  readonly plan: Plan;
  readonly engine: Engine;
  readonly graph: Graph;
  /** True where some stage trains the backbone, so that it is part of the graph and of the run's weights. */
  readonly trainsBackbone: boolean;
  /** Where the backbone's weights are from, and their sha256; absent where it starts at random or reads vectors. */
  readonly pretrained?: Omit<BackboneWeights, 'arrays' | 'model'>;
  /** Of a backbone that is not in the graph: its variables or, of a model in a file, that file. */
  readonly outside?: Pick<BackboneWeights, 'arrays' | 'model'>;
  readonly feeds: InputReader;
  /** Frees the tensors of the graph, and closes what is open. */
  close(): void;
}

/**
 * Builds the graph, loads the backbone's weights (at random where the page names none) and opens the banks. Without `keep`, what
 * is computed of images is not kept, and a frozen backbone stays open until `close`.
 */
export async function openModel(
  plan: Plan,
  engine: Engine,
  seed: number,
  context: Surroundings,
  events: RunEvents,
  keep = true,
): Promise<Model> {
  const { registry } = context;
  const { tf } = engine;
  const backbone = plan.nodes[0]!;
  const part = registry.bind('backbones', backbone.options, ['backbone']);
  const trainsBackbone = plan.stages.some((stage) => stage.active.includes(backbone.name));
  const sight = sightOf(part, await openAlign(plan, context, tf, keep));
  const loaded = await backboneWeights(part, plan, context, events).catch(atWeights);
  if (loaded && !trainsBackbone) checkLabelOrder(loaded.source, loaded.labels ?? [], plan);
  const weights = loaded?.arrays;
  // A frozen network with weights of its own runs outside the graph; one without starts in it, at random.
  const outside = !part.network || (weights !== undefined && !trainsBackbone);
  const names = plan.nodes.filter((node) => node !== backbone || !outside).map((node) => node.name);
  const graph = buildGraph(plan, names, registry, tf, seed);
  if (weights && trainsBackbone) graph.load(backbone.name, weights);
  const tfjs = `${engine.name} ${engine.version}`;
  const backbones = part.network && (await findOnnxruntime()) ? 'onnxruntime' : tfjs;
  const held = keep ? undefined : holdOpen();
  const computing = {
    sight,
    tf,
    opening: held?.opening ?? ((size, open) => open(size)),
    events,
  } satisfies Computing;
  const banks = async () => ({
    folder: keep ? join(context.cache, 'bank') : undefined,
    computedBy: { zoo: context.version, backbones, heads: tfjs },
    plan,
    graph,
    tf,
    backbone: loaded?.model
      ? frozenSource(part, backbone, loaded.model, computing)
      : part.network
        ? networkSource(part, backbone, outside ? weights! : await graph.save(backbone.name), computing)
        : vectorSource(part),
    events: bankEvents(events),
  });
  const feeds = createInputs(plan.nodes, sight, banks, events);
  const pretrained = loaded && {
    source: loaded.source,
    sha256: loaded.sha256,
    ...(loaded.labels && { labels: loaded.labels }),
  };
  const close = (): void => {
    graph.dispose();
    held?.close();
  };
  const kept = { ...(pretrained && { pretrained }), ...(outside && loaded && { outside: loaded }) };
  return { plan, engine, graph, trainsBackbone, ...kept, feeds, close };
}

/** Opens a model once for each size of images, and closes all of them together. */
function holdOpen(): { readonly opening: Opening; close(): void } {
  const models = new Map<string, OpenModel>();
  const opening: Opening = async (size, open) => {
    const model = models.get(size.join()) ?? (await open(size));
    models.set(size.join(), model);
    return { ...model, close: () => {} };
  };
  const close = (): void => {
    for (const model of models.values()) model.close();
  };
  return { opening, close };
}

interface BackboneWeights {
  readonly source: string;
  readonly sha256: string;
  /** What its logits answer, in order, where that is known. */
  readonly labels?: readonly string[];
  /** Of a network: its variables. */
  readonly arrays?: NamedArrays;
  /** Of a model in a file: that file. */
  readonly model?: ModelOnDisk;
}

async function backboneWeights(
  part: BoundBackbone,
  { nodes }: Plan,
  context: Surroundings,
  events: RunEvents,
): Promise<BackboneWeights | undefined> {
  const { options, variables } = nodes[0]!;
  if (part.frozen) {
    const { source, labels, ...model } = await obtainModel(part, context, events);
    return { source, sha256: model.sha256, ...(labels && { labels }), model };
  }
  if (typeof options.weights !== 'string') return undefined;
  const loaded = await loadWeights(options.weights, weightsPlaces(context), events);
  if (runSource(nodes[0]!) !== undefined)
    return { ...loaded, arrays: ofRun(loaded.source, nodes[0]!, loaded.arrays) };
  const arrays = fitWeights(loaded.source, loaded.arrays, variables);
  noteLeftBehind(loaded, unusedBy(loaded.source, loaded.arrays, variables), events);
  return { ...loaded, arrays };
}

/** What is wrong with the weights is wrong at that key of the page. */
function atWeights(error: unknown): never {
  if (!(error instanceof ZooError)) throw error;
  throw error.map((problem) => ({ path: 'backbone.weights', ...problem }));
}

function bankEvents(events: RunEvents): BankEvents {
  const waiting = waitingFor(events);
  return {
    start: (node, rows) => events.start(`${node} outputs`, rows, 'rows'),
    advance: (rows) => events.advance(rows),
    done: () => events.done(),
    reused: (node, rows) => events.note(`${node} outputs of ${rows} rows are in the bank`),
    waiting: (node, holder) => waiting(`the ${node} outputs`, holder),
  };
}
