import { type LabelMatrix, labelStatistics, wholeRows } from './labels.js';
import type { StepsRun } from './stage-run.js';
import type { StageLoss } from './step.js';

/** The loss of a stage at `index`, its class weights computed from the training rows. */
export function stageLoss(
  { plan, stage, registry, tf, train }: Omit<StepsRun, 'graph' | 'seed'>,
  index: number,
): StageLoss {
  const { node, labels, weight, options } = stage.losses[index]!;
  const answering = plan.nodes.find((one) => one.name === node)!;
  const { answer, supervised } = answering;
  const { offset, width } = (answer ?? supervised)!;
  const part = registry.bind('losses', options, ['stages', stage.name, 'losses', node]);
  const taken = (matrix: LabelMatrix): LabelMatrix => (part.partial ? matrix : wholeRows(matrix));
  const own = taken(train.labels[labels]!);
  const statistics = labelStatistics(own, plan.labels[labels]!.kind);
  const loss = part.build(tf, statistics);
  const { leastRows = 1 } = part;
  return { node, space: labels, answering, offset, width, weight, loss, labels: own, taken, leastRows };
}
