import { recordWork } from '../engine/open.js';
import { NumbersRead, type Recorder } from '../engine/recording/recorder.js';
import { EXIT, ZooError } from '../errors/problem.js';
import { type NamedPart, notOfAnyBatch, readsNumbers } from '../errors/trace.js';
import { buildGraph, evaluationPass, type Graph } from '../graph/graph.js';
import { folded, unfolded, type Windows } from '../graph/windows.js';
import type { ComputedModel, Tensor, Tf } from '../part.js';
import { imageFeed } from '../plan/backbones.js';
import type { Plan, PlanNode } from '../plan/plan.js';
import type { Registry } from '../registry.js';
import { asLabels } from '../train/label-scale.js';
import { findBatch, NotOfAnyBatch } from './batch.js';
import { foldConstants } from './fold.js';
import { foldNorms } from './norms.js';
import { withoutDead } from './sweep.js';
import type { NamedValue, Trace } from './trace.js';

/** A model to trace, and which parts of it. */
export interface TraceRequest {
  readonly plan: Plan;
  readonly registry: Registry;
  /** Nodes to compute, in order. */
  readonly order: readonly string[];
  readonly inputs: readonly TraceInput[];
  /** For nodes that read sequences: inputs and outputs are windows of this many frames, `[batch, length, ...shape]`. */
  readonly windows?: TraceWindows | undefined;
  /** Nodes whose predictions are outputs; for a node that does not predict labels, its output. */
  readonly outputs: readonly string[];
  /** Whether the attention of each of these nodes that has it is also an output, named `head.attention`. */
  readonly attention?: boolean | undefined;
  /** Opened backbones that are model files, by node. Backbones that are neither here nor in `order` are inputs. */
  readonly models?: { readonly [backbone: string]: (tf: Tf) => Promise<ComputedModel> } | undefined;
  /** The numbers of a variable. */
  variable(node: string, name: string): Float32Array;
}

/** An input of a model: its name, its shape for one row, and what it feeds. */
export interface TraceInput {
  readonly name: string;
  readonly shape: readonly number[];
  readonly feeds: readonly TraceFeed[];
}

/** The images of a backbone, or the output of a node. */
export interface TraceFeed {
  readonly name: string;
  /** For images that are normalized for another backbone: the conversion to this one's, by channel. */
  readonly shift?: ChannelShift | undefined;
}

/** y = factor x + offset, by channel. */
export interface ChannelShift {
  readonly factor: readonly number[];
  readonly offset: readonly number[];
}

/** How rows form windows. */
export interface TraceWindows {
  readonly length: number;
  /** Name of the input that marks padding, `[batch, length]`: 0 for padding, 1 for frames. Absent: no padding. */
  readonly frames?: string;
}

/** Two primes: a computation that behaves the same at both does so at any size. */
const BATCHES = [7, 11] as const;

/**
 * The computation of a plan's nodes in evaluation mode, for any batch size: without dead nodes, with constants
 * folded, and with batch norms folded into convolutions. Throws a ZooError that names the node if its JavaScript
 * reads numbers, or depends on the batch size.
 */
export async function traceModel(request: TraceRequest): Promise<Trace> {
  const [first, second] = await recordWork(async (tf, recorder) => {
    const { plan, registry, order, variable } = request;
    const numbers = ({ name }: { readonly name: string }, _seed: number, node: string): Float32Array =>
      variable(node, name);
    const graph = buildGraph(plan, order, registry, tf, 0, numbers);
    const models = await Promise.all(
      Object.entries(request.models ?? {}).map(async ([name, open]) => [name, await open(tf)] as const),
    );
    try {
      for (const node of plan.nodes.filter(({ name }) => order.includes(name)))
        for (const { name } of node.variables)
          recorder.call(graph.variable(node.name, name), `${node.name}/${name}`);
      return BATCHES.map((batch) => recordPass({ tf, recorder, graph, models }, request, batch));
    } finally {
      for (const [, { close }] of models) close();
      graph.dispose();
    }
  });
  try {
    const trace = findBatch({ traces: [withoutDead(first!), withoutDead(second!)], batches: BATCHES });
    return foldNorms(foldConstants(trace));
  } catch (error) {
    if (!(error instanceof NotOfAnyBatch)) throw error;
    throw new ZooError(notOfAnyBatch(partAt(request.plan, error.owner), error.message), EXIT.failed);
  }
}

interface Recording {
  readonly tf: Tf;
  readonly recorder: Recorder;
  readonly graph: Graph;
  readonly models: readonly (readonly [backbone: string, ComputedModel])[];
}

function recordPass({ tf, recorder, graph, models }: Recording, request: TraceRequest, batch: number): Trace {
  const { plan, order, outputs, attention } = request;
  const named: NamedValue[] = [];
  let fed: Fed;
  tf.tidy(() => {
    recorder.owner = plan.nodes[0]!.name;
    fed = fedAt(tf, recorder, request, batch);
    const { windows } = fed;
    let values: { readonly [node: string]: Tensor } = fed.values;
    for (const [name, { forward }] of models) {
      recorder.owner = name;
      const images = values[imageFeed(name)]!;
      values = { ...values, [name]: readingIn(plan, name, () => forward(images)) };
    }
    for (const name of order) {
      recorder.owner = name;
      values = readingIn(plan, name, () => graph.forward([name], values, evaluationPass, undefined, windows));
    }
    const inWindows = (rows: Tensor): Tensor => (windows ? unfolded(tf, { rows }, windows).rows! : rows);
    for (const name of outputs) {
      recorder.owner = name;
      const node = plan.nodes.find((one) => one.name === name)!;
      const answer = answerOf(tf, graph, node, values[name]!);
      named.push({ name, value: recorder.valueBehind(inWindows(answer)) });
    }
    for (const head of attention ? outputs : []) {
      recorder.owner = head;
      const weights = graph.inspect(head, values)?.attention;
      if (weights?.rank === 2)
        named.push({
          name: `${head}.attention`,
          value: recorder.valueBehind(inWindows(weights)),
          attentionOf: head,
        });
    }
  });
  return { inputs: fed!.inputs, nodes: recorder.take(), outputs: named };
}

/** The inputs of a recording, and the tensors that they feed. */
interface Fed {
  readonly inputs: readonly NamedValue[];
  readonly values: { readonly [feed: string]: Tensor };
  readonly windows?: Windows | undefined;
}

function fedAt(tf: Tf, recorder: Recorder, request: TraceRequest, batch: number): Fed {
  const { windows: cut } = request;
  const inputs: NamedValue[] = [];
  const values: { [feed: string]: Tensor } = {};
  const input = (name: string, shape: readonly number[]): Tensor => {
    const fed = recorder.input(name, [batch, ...(cut ? [cut.length] : []), ...shape]);
    inputs.push({ name, value: recorder.valueBehind(fed) });
    return fed;
  };
  for (const { name, shape, feeds } of request.inputs) {
    const fed = input(name, shape);
    const rows = cut ? folded(tf, fed) : fed;
    for (const { name: feed, shift } of feeds) values[feed] = shift ? shifted(tf, rows, shift) : rows;
  }
  if (!cut) return { inputs, values };
  const { length, frames } = cut;
  return { inputs, values, windows: { length, ...(frames !== undefined && { frames: input(frames, []) }) } };
}

const shifted = (tf: Tf, images: Tensor, { factor, offset }: ChannelShift): Tensor =>
  tf.add(tf.mul(images, tf.tensor1d([...factor])), tf.tensor1d([...offset]));

/** The prediction of a node, in the scale of its labels; its whole output if it predicts none. */
function answerOf(tf: Tf, graph: Graph, node: PlanNode, output: Tensor): Tensor {
  if (!node.answer) return output;
  const { offset, width } = node.answer;
  const isWhole = output.rank === 2 && output.shape[1] === width;
  return asLabels(tf, graph, node, isWhole ? output : tf.slice(output, [0, offset], [-1, width]));
}

function readingIn<T>(plan: Plan, node: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof NumbersRead)) throw error;
    throw new ZooError(readsNumbers(partAt(plan, node)), EXIT.failed);
  }
}

/** A node of a plan, as messages refer to it. */
export function partAt({ nodes }: Plan, name: string): NamedPart {
  const { shelf, options } = nodes.find((node) => node.name === name)!;
  return { shelf, node: name, part: options.type };
}
