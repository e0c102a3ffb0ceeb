import { answerOf } from '../plan/losses.js';
import type { PlanLoss } from '../plan/plan.js';
import { type LabelMatrix, labelStatistics, wholeRows } from './labels.js';
import type { StepsRun } from './stage-run.js';
import type { NodeTarget, StageLoss } from './step.js';

/** The loss of a stage at `index`, with class weights computed from the training rows. */
export function stageLoss(run: Omit<StepsRun, 'graph' | 'seed'>, index: number): StageLoss {
  const { plan, stage, registry, tf, train } = run;
  const { name, node, kind, labels, weight, options, ...to } = stage.losses[index]!;
  const answering = plan.nodes.find((one) => one.name === node)!;
  const { offset, width, scale, labels: space } = answerOf(answering)!;
  const part = registry.bind('losses', options, ['stages', stage.name, 'losses', name]);
  const taken = (matrix: LabelMatrix): LabelMatrix => (part.partial ? matrix : wholeRows(matrix));
  const own = taken(train.labels[space ?? ''] ?? unlabeled(width, kind));
  const loss = part.build(tf, { ...labelStatistics(own, kind), scale });
  const against =
    labels === undefined ? targetOf(run, { ...to, kind }) : { space: labels, labels: own, taken };
  const { leastRows = 1, windows } = part;
  return { name, node, answering, offset, width, weight, loss, against, leastRows, windows };
}

/** Labels for a node that has none. */
const unlabeled = (width: number, kind: LabelMatrix['kind']): LabelMatrix => ({
  kind,
  width,
  data: new Float32Array(0),
  has: new Uint8Array(0),
});

function targetOf(
  { plan }: Pick<StepsRun, 'plan'>,
  { target: name, kind, both = false }: Pick<PlanLoss, 'target' | 'kind'> & { readonly both?: boolean },
): NodeTarget {
  const target = plan.nodes.find((one) => one.name === name)!;
  const { offset, width, scale } = answerOf(target)!;
  return { target, offset, width, scale, kind, both };
}
