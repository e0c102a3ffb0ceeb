import type { Graph } from '../graph/graph.js';
import type { Tensor, Tf } from '../part.js';
import type { PlanNode } from '../plan/plan.js';
import type { LabelMatrix } from './labels.js';

type Answering = Pick<PlanNode, 'name' | 'answer' | 'weights'>;

/**
 * A node's prediction in the scale of its labels: offset + factor x output, or mean + deviation x output if
 * standardized.
 */
export function asLabels(tf: Tf, graph: Graph, node: Answering, output: Tensor): Tensor {
  const scale = scaleOf(graph, node);
  return scale ? tf.add(tf.mul(output, scale.factor), scale.offset) : output;
}

/** Labels `[rows, width]` in the scale on which a node learns them: the inverse of `asLabels`. */
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
 * Gives the nodes that learn standardized labels the mean and deviation of the training rows. A node that starts from
 * another run keeps the scale that it learned there.
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
 * Mean and standard deviation (population) of each value over the rows that have it. The deviation is 1 if all rows
 * have the same value, and the mean is 0 if no row has it.
 */
export function moments({ width, data, has }: LabelMatrix): { mean: number[]; deviation: number[] } {
  const meanOf = (column: number, of: (value: number) => number): number => {
    let [sum, carrying] = [0, 0];
    for (let at = column; at < data.length; at += width) {
      if (!has[Math.floor(at / width)] || Number.isNaN(data[at])) continue;
      sum += of(data[at]!);
      carrying++;
    }
    return sum / Math.max(carrying, 1);
  };
  const mean = Array.from({ length: width }, (_, column) => meanOf(column, (value) => value));
  const deviation = mean.map((middle, column) => {
    return Math.sqrt(meanOf(column, (value) => (value - middle) ** 2)) || 1;
  });
  return { mean, deviation };
}
