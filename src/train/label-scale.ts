import type { Graph } from '../graph/graph.js';
import type { Tensor, Tf } from '../part.js';
import type { PlanNode } from '../plan/plan.js';
import type { LabelMatrix } from './labels.js';

type Answering = Pick<PlanNode, 'name' | 'answer' | 'weights'>;

/** A node's answer in the scale of its labels: offset + factor x output; mean + deviation x output where standardized. */
export function asLabels(tf: Tf, graph: Graph, node: Answering, output: Tensor): Tensor {
  const scale = scaleOf(graph, node);
  return scale ? tf.add(tf.mul(output, scale.factor), scale.offset) : output;
}

/** Labels `[rows, width]` in the scale that a node learns them on: the inverse of `asLabels`. */
export function asLearned(tf: Tf, graph: Graph, node: Answering, labels: Tensor): Tensor {
  const scale = scaleOf(graph, node);
  return scale ? tf.div(tf.sub(labels, scale.offset), scale.factor) : labels;
}

function scaleOf(
  graph: Graph,
  { name, answer }: Answering,
): { readonly offset: Tensor | number; readonly factor: Tensor | number } | undefined {
  if (answer?.learned !== 'standardized') return answer?.learned;
  return { offset: graph.variable(name, 'labels.mean'), factor: graph.variable(name, 'labels.deviation') };
}

/**
 * Gives the nodes that learn standardized labels the mean and the deviation of the training rows. A node that starts from another
 * run keeps the scale that it has learned there.
 */
export function measureLabels(
  tf: Tf,
  graph: Graph,
  nodes: readonly Answering[],
  labels: { readonly [space: string]: LabelMatrix },
): void {
  for (const { name, answer, weights } of nodes) {
    if (answer?.learned !== 'standardized' || weights !== undefined) continue;
    const { mean, deviation } = moments(labels[answer.labels]!);
    tf.tidy(() => {
      graph.variable(name, 'labels.mean').assign(tf.tensor1d(mean));
      graph.variable(name, 'labels.deviation').assign(tf.tensor1d(deviation));
    });
  }
}

/**
 * Mean and standard deviation (population) of each value over the rows that carry it. Where it is the same in all rows the
 * deviation is taken as 1, and where no row carries it the mean as 0.
 */
export function moments({ width, data, has }: LabelMatrix): { mean: number[]; deviation: number[] } {
  const columns = Array.from({ length: width }, (_, column) =>
    Array.from(has.keys())
      .filter((row) => has[row] === 1)
      .map((row) => data[row * width + column]!)
      .filter((value) => !Number.isNaN(value)),
  );
  const mean = columns.map(
    (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1),
  );
  const deviation = columns.map((values, i) => {
    const squares = values.reduce((sum, value) => sum + (value - mean[i]!) ** 2, 0);
    return Math.sqrt(squares / Math.max(values.length, 1)) || 1;
  });
  return { mean, deviation };
}
