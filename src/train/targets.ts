import type { Graph } from '../graph/graph.js';
import { detach } from '../layers/detach.js';
import type { Tensor, Tf } from '../part.js';
import { asLabels, asLearned } from './label-scale.js';
import type { LabelMatrix } from './labels.js';
import type { NodeTarget, StageLoss } from './step.js';

/** The labels of some rows, prepared for a loss: `[rows, labels]`, and a mask `[rows]`, `[rows, labels]` or null. */
export interface Targets {
  readonly target: Tensor;
  readonly mask: Tensor | null;
}

/** The labels of these rows as tensors, in the scale on which the loss's node learns them. */
export function targetTensors(
  { tf, graph }: { readonly tf: Tf; readonly graph: Graph },
  { answering }: Pick<StageLoss, 'answering'>,
  labels: LabelMatrix,
  rows: Int32Array,
): Targets {
  const { target, mask } = targetsOf(labels, rows);
  const shape = [rows.length, target.length / rows.length];
  return {
    target: asLearned(tf, graph, answering, tf.tensor(target, shape)),
    mask: mask && tf.tensor(mask, mask.length === rows.length ? [rows.length] : shape),
  };
}

/**
 * Labels of rows (-1: a row without labels), with zeros for missing ones; the mask has one number per row, or one per
 * label if rows need that.
 */
export function targetsOf(
  { data, has, width }: LabelMatrix,
  rows: Int32Array,
): { target: Float32Array; mask: Float32Array | null } {
  const target = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    if (has[row]) target.set(data.subarray(row * width, (row + 1) * width), i * width);
  });
  if (target.some(Number.isNaN)) {
    const mask = target.map((label, i) =>
      Number.isNaN(label) ? 0 : (has[rows[Math.floor(i / width)]!] ?? 0),
    );
    return { target: target.map((label) => label || 0), mask };
  }
  const every = rows.every((row) => has[row] === 1);
  return { target, mask: every ? null : new Float32Array(rows.length).map((_, i) => has[rows[i]!] ?? 0) };
}

/**
 * The predictions of another node for some rows, prepared for a loss: probabilities, or values in the scale on which
 * the loss's node learns.
 */
export function nodeTargets(
  { tf, graph }: { readonly tf: Tf; readonly graph: Graph },
  { answering }: Pick<StageLoss, 'answering'>,
  to: NodeTarget,
  output: Tensor,
): Targets {
  const columns = tf.slice(output, [0, to.offset], [-1, to.width]);
  const given = asPredicted(tf, to, columns);
  const target = to.target.answer?.learned
    ? asLearned(tf, graph, answering, asLabels(tf, graph, to.target, given))
    : given;
  return { target: to.both ? target : detach(tf, target), mask: null };
}

function asPredicted(tf: Tf, { kind, scale }: NodeTarget, columns: Tensor): Tensor {
  if (kind === 'continuous' || scale !== 'logits') return columns;
  return kind === 'classes' ? tf.softmax(columns) : tf.sigmoid(columns);
}
