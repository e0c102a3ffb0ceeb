import { recordWork } from '../engine/open.js';
import { NumbersRead, type Recorder } from '../engine/recording/recorder.js';
import { EXIT, ZooError } from '../errors/problem.js';
import { type NamedPart, notOfAnyBatch, readsNumbers } from '../errors/trace.js';
import { buildGraph, evaluationPass, type Graph } from '../graph/graph.js';
import { folded, unfolded } from '../graph/windows.js';
import type { ComputedModel, Tensor, Tf } from '../part.js';
import type { Plan, PlanNode } from '../plan/plan.js';
import type { Registry } from '../registry.js';
import { asLabels } from '../train/label-scale.js';
import { findBatch, NotOfAnyBatch } from './batch.js';
import { foldConstants } from './fold.js';
import { foldNorms } from './norms.js';
import { withoutDead } from './sweep.js';
import type { NamedValue, Trace } from './trace.js';

/** A model to trace, and what of it. */
export interface TraceRequest {
  readonly plan: Plan;
  readonly registry: Registry;
  /** Nodes to compute, in order. */
  readonly order: readonly string[];
  /** What is fed: `image` or a node's output, its name as an input, and its shape for one row. */
  readonly input: { readonly feed: string; readonly name: string; readonly shape: readonly number[] };
  /** For nodes that read sequences: the input and outputs are of windows of this many frames, `[batch, length, ...shape]`. */
  readonly windows?: { readonly length: number } | undefined;
  /** Nodes whose answers are outputs; of one that does not answer labels, what it gives. */
  readonly outputs: readonly string[];
  /** Whether the attention of each of these that has it is an output too, called `head.attention`. */
  readonly attention?: boolean | undefined;
  /** Opens the backbone, where it is a model in a file whose output the heads read; absent: `order` has it, or it is the input. */
  readonly compute?: ((tf: Tf) => Promise<ComputedModel>) | undefined;
  /** The numbers of a variable. */
  variable(node: string, name: string): Float32Array;
}

/** Two primes: what a computation does at both, it does at any. */
const BATCHES = [7, 11] as const;

/**
 * The computation of a plan's nodes in evaluation mode, for any batch size: no dead node, constants folded, batch norms folded
 * into convolutions. Throws a ZooError that names the node whose JavaScript reads numbers, or depends on the batch size.
 */
export async function traceModel(request: TraceRequest): Promise<Trace> {
  const [first, second] = await recordWork(async (tf, recorder) => {
    const { plan, registry, order, variable } = request;
    const numbers = ({ name }: { readonly name: string }, _seed: number, node: string): Float32Array =>
      variable(node, name);
    const graph = buildGraph(plan, order, registry, tf, 0, numbers);
    const backbone = await request.compute?.(tf);
    try {
      for (const node of plan.nodes.filter(({ name }) => order.includes(name)))
        for (const { name } of node.variables)
          recorder.call(graph.variable(node.name, name), `${node.name}/${name}`);
      return BATCHES.map((batch) => recordPass({ tf, recorder, graph, backbone }, request, batch));
    } finally {
      backbone?.close();
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
  readonly backbone: ComputedModel | undefined;
}

function recordPass(
  { tf, recorder, graph, backbone }: Recording,
  { plan, order, input, outputs, attention, windows }: TraceRequest,
  batch: number,
): Trace {
  const inputs: NamedValue[] = [];
  const named: NamedValue[] = [];
  tf.tidy(() => {
    const fed = recorder.input(input.name, [batch, ...(windows ? [windows.length] : []), ...input.shape]);
    inputs.push({ name: input.name, value: recorder.valueBehind(fed) });
    let values: { [node: string]: Tensor } = { [input.feed]: windows ? folded(tf, fed) : fed };
    const [first] = plan.nodes as [PlanNode];
    if (backbone) {
      recorder.owner = first.name;
      values[first.name] = readingIn(plan, first.name, () => backbone.forward(fed));
    }
    for (const name of order) {
      recorder.owner = name;
      values = readingIn(plan, name, () => graph.forward([name], values, evaluationPass, undefined, windows));
    }
    for (const name of outputs) {
      recorder.owner = name;
      const node = plan.nodes.find((one) => one.name === name)!;
      const answer = answerOf(tf, graph, node, values[name]!);
      const whole = windows ? unfolded(tf, { answer }, windows).answer! : answer;
      named.push({ name, value: recorder.valueBehind(whole) });
    }
    for (const head of attention ? outputs : []) {
      recorder.owner = head;
      const weights = graph.inspect(head, values)?.attention;
      if (weights?.rank === 2)
        named.push({ name: `${head}.attention`, value: recorder.valueBehind(weights), attentionOf: head });
    }
  });
  return { inputs, nodes: recorder.take(), outputs: named };
}

/** What a node answers, in the scale of its labels; all of it, where it answers none. */
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

/** A node of a plan, as sentences name it. */
export function partAt({ nodes }: Plan, name: string): NamedPart {
  const { shelf, options } = nodes.find((node) => node.name === name)!;
  return { shelf, node: name, part: options.type };
}
