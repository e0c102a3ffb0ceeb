import { join } from 'node:path';
import type { BankEvents } from '../../bank/banks.js';
import type { Engine } from '../../engine/engine.js';
import { buildGraph, type Graph } from '../../graph/graph.js';
import { findOnnxruntime } from '../../network/run-onnx.js';
import { backbonesOf } from '../../plan/backbones.js';
import type { Plan, PlanNode } from '../../plan/plan.js';
import { type RunEvents, type Surroundings, waitingFor } from '../surroundings.js';
import { openAlign } from './align.js';
import type { Opening } from './backbone.js';
import { createInputs, type InputReader } from './inputs.js';
import { holdOpen, type OpenBackbone, openBackbone, sourceOf } from './open-backbone.js';

/** A plan on an engine: its graph, and the sources of its inputs. */
export interface Model {
  readonly plan: Plan;
  readonly engine: Engine;
  readonly graph: Graph;
  /** Starting with the page's `backbone`. */
  readonly backbones: readonly OpenBackbone[];
  /** The nodes whose weights belong to the run: heads, and the backbones that a stage trains. */
  readonly owned: readonly string[];
  readonly feeds: InputReader;
  /** Frees the tensors of the graph, and closes open models. */
  close(): void;
}

/**
 * Builds the graph, loads the weights of backbones (random if the page sets none) and opens the banks. Without
 * `keep`, the outputs for images are not saved, and a frozen backbone stays open until `close`.
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
  const align = await openAlign(plan, context, tf, keep);
  const backbones: OpenBackbone[] = [];
  for (const node of backbonesOf(plan))
    backbones.push(await openBackbone(plan, node, align, context, events));
  const of = ({ name }: PlanNode) => backbones.find(({ node }) => node.name === name);
  const names = plan.nodes.filter((node) => !of(node)?.outside).map(({ name }) => name);
  const graph = buildGraph(plan, names, registry, tf, seed);
  for (const { node, outside, weights } of backbones)
    if (weights?.arrays && !outside) graph.load(node.name, weights.arrays);
  const tfjs = `${engine.name} ${engine.version}`;
  const onnxruntime = (await findOnnxruntime()) !== null;
  const held = keep ? undefined : holdOpen();
  const onceEach: Opening = (size, open) => open(size);
  const banks = () => ({
    folder: join(context.cache, 'bank'),
    save: keep,
    computedBy: { zoo: context.version, heads: tfjs },
    plan,
    graph,
    tf,
    backbone: async (node: PlanNode) => {
      const backbone = of(node)!;
      const opening = held?.opening(node.name) ?? onceEach;
      const source = await sourceOf(backbone, plan, graph, { tf, opening, events });
      return { source, runBy: backbone.part.network && onnxruntime ? 'onnxruntime' : tfjs };
    },
    events: bankEvents(events),
  });
  return {
    plan,
    engine,
    graph,
    backbones,
    owned: plan.nodes.filter((node) => of(node)?.trained ?? true).map(({ name }) => name),
    feeds: createInputs(plan.nodes, backbones, banks, events),
    close: () => {
      graph.dispose();
      held?.close();
    },
  };
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
