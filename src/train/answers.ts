import { takeBack } from '../engine/read.js';
import { evaluationPass, type Graph } from '../graph/graph.js';
import type { Inputs, Tensor, Tf } from '../part.js';
import { isImageFeed } from '../plan/backbones.js';
import type { PlanNode } from '../plan/plan.js';
import { feedTensors } from './batch-losses.js';
import { batches, type Feed } from './feed.js';
import { asLabels } from './label-scale.js';

/** Numbers of a row; with more it is a map, not a vector. */
export const LARGE_MAP = 8192;

/** Rows that are answered at a time: the maps of a network over images, or banked, fill the memory long before vectors do. */
export const rowsAtATime = (
  feeds: readonly { readonly name: string; readonly shape: readonly number[] }[],
): number =>
  feeds.some(({ name, shape }) => isImageFeed(name) || shape.reduce((a, b) => a * b, 1) > LARGE_MAP)
    ? 32
    : 256;

/** Answers of a node over the rows of a split, row-major `[rows, width]`: its output as it is, or in the scale of its continuous labels. */
export type Answers = { readonly [node: string]: Float32Array };

/** What else is computed of the values of every batch, and what happens to its numbers. */
export interface Beside {
  compute(values: Inputs<Tensor>): Inputs<Tensor>;
  take(numbers: { readonly [name: string]: Float32Array }): void;
}

/** What answers are computed from. */
export interface Answering {
  readonly tf: Tf;
  readonly graph: Graph;
  /** Nodes to compute, in order. */
  readonly order: readonly string[];
  readonly nodes: readonly PlanNode[];
  readonly feeds: readonly Feed[];
  readonly rows: number;
  readonly beside?: Beside | undefined;
  /** After each batch; see `Clock`. */
  pause(): Promise<void>;
  readonly progress?: ((rows: number) => void | Promise<void>) | undefined;
}

/** Runs the rows of a split through the graph in evaluation mode. */
export async function answer(at: Answering): Promise<Answers> {
  const { tf, graph, rows, feeds } = at;
  const answering = at.nodes.filter((node) => node.answer !== undefined);
  const out: { [node: string]: Float32Array } = {};
  for (const { name, answer } of answering) out[name] = new Float32Array(rows * answer!.width);
  const order = Int32Array.from({ length: rows }, (_, i) => i);
  let first = 0;
  for await (const batch of batches(order, rowsAtATime(feeds), feeds, 0)) {
    const made = tf.tidy(() => {
      const values = graph.forward(at.order, feedTensors(tf, batch), evaluationPass);
      const columns = answering.map((node) => {
        const { offset, width } = node.answer!;
        const output = tf.slice(values[node.name]!, [0, offset], [-1, width]);
        return [node.name, asLabels(tf, graph, node, output)] as const;
      });
      return { answers: Object.fromEntries(columns), beside: { ...at.beside?.compute(values) } };
    });
    const numbers = await takeBack(made.answers);
    for (const { name, answer } of answering) out[name]!.set(numbers[name]!, first * answer!.width);
    at.beside?.take(await takeBack(made.beside));
    first += batch.rows.length;
    await at.progress?.(batch.rows.length);
    await at.pause();
  }
  return out;
}
