import { takeBack } from '../engine/read.js';
import { evaluationPass, type Graph } from '../graph/graph.js';
import { rowMeans, windowTensors } from '../graph/windows.js';
import type { Inputs, Tensor, Tf } from '../part.js';
import { isImageFeed } from '../plan/backbones.js';
import type { PlanNode } from '../plan/plan.js';
import { feedTensors } from './batch-losses.js';
import { batches, type Feed, rowDraw } from './feed.js';
import { asLabels } from './label-scale.js';
import { everyWindow, type WindowList } from './windows.js';

/** Maximum numbers per row of a vector; more make it a map. */
export const LARGE_MAP = 8192;

/** Rows predicted at a time: few for images and large maps, which fill the memory long before vectors do. */
export const rowsAtATime = (
  feeds: readonly { readonly name: string; readonly shape: readonly number[] }[],
): number =>
  feeds.some(({ name, shape }) => isImageFeed(name) || shape.reduce((a, b) => a * b, 1) > LARGE_MAP)
    ? 32
    : 256;

/**
 * Predictions of a node for the rows of a split, row-major `[rows, width]`: its output or, for continuous labels, the
 * values in their scale.
 */
export type Answers = { readonly [node: string]: Float32Array };

/** An additional computation on the values of every batch, and a receiver of its numbers. */
export interface Beside {
  compute(values: Inputs<Tensor>): Inputs<Tensor>;
  /** `rows` are the rows of the batch; the numbers of a row -1 are not needed. */
  take(numbers: { readonly [name: string]: Float32Array }, rows: Int32Array): void;
}

/** Input of a prediction. */
export interface Answering {
  readonly tf: Tf;
  readonly graph: Graph;
  /** Nodes to compute, in order. */
  readonly order: readonly string[];
  readonly nodes: readonly PlanNode[];
  readonly feeds: readonly Feed[];
  readonly rows: number;
  /**
   * The windows that contain the rows; the predictions of a row in several windows are averaged. Absent: rows are
   * read one by one.
   */
  readonly windows?: WindowList | undefined;
  readonly beside?: Beside | undefined;
  /** Called after each batch; see `Clock`. */
  pause(): Promise<void>;
  readonly progress?: ((rows: number) => void | Promise<void>) | undefined;
}

/** Runs the rows of a split through the graph in evaluation mode. */
export async function answer(at: Answering): Promise<Answers> {
  const { tf, graph, rows, feeds, windows } = at;
  const answering = at.nodes.filter((node) => node.answer !== undefined);
  const out = new Map(answering.map(({ name, answer }) => [name, rowMeans(rows, answer!.width)]));
  const seen = rowMeans(rows, 0);
  const draw = windows
    ? everyWindow(windows, rowsAtATime(feeds))
    : rowDraw(
        Int32Array.from({ length: rows }, (_, i) => i),
        rowsAtATime(feeds),
      );
  for await (const batch of batches(draw, feeds, 0)) {
    const made = tf.tidy(() => {
      const cut = windowTensors(tf, batch.windows);
      const values = graph.forward(at.order, feedTensors(tf, batch), evaluationPass, undefined, cut);
      const columns = answering.map((node) => {
        const { offset, width } = node.answer!;
        const output = tf.slice(values[node.name]!, [0, offset], [-1, width]);
        return [node.name, asLabels(tf, graph, node, output)] as const;
      });
      return { answers: Object.fromEntries(columns), beside: { ...at.beside?.compute(values) } };
    });
    const numbers = await takeBack(made.answers);
    for (const [name, means] of out) means.add(numbers[name]!, batch.rows);
    at.beside?.take(await takeBack(made.beside), batch.rows);
    await at.progress?.(seen.add(NOTHING, batch.rows));
    await at.pause();
  }
  return Object.fromEntries([...out].map(([name, means]) => [name, means.means()]));
}

const NOTHING = new Float32Array(0);
