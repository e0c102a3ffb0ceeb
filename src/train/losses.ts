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
  const carried = part.partial ? train.labels[labels]! : wholeRows(train.labels[labels]!);
  const statistics = labelStatistics(carried, plan.labels[labels]!.kind);
  const loss = part.build(tf, statistics);
  return { node, answering, offset, width, weight, loss, targets: (rows) => targetsOf(carried, rows) };
}

/** Labels of a batch, zeros where there are none; the mask has one number a row, or one a label where rows need that. */
function targetsOf({ data, has, width }: LabelMatrix, rows: Int32Array): ReturnType<StageLoss['targets']> {
  const target = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    if (has[row]) target.set(data.subarray(row * width, (row + 1) * width), i * width);
  });
  if (target.some(Number.isNaN)) {
    const mask = target.map((label, i) => (Number.isNaN(label) ? 0 : has[rows[Math.floor(i / width)]!]!));
    return { target: target.map((label) => label || 0), mask };
  }
  const every = rows.every((row) => has[row] === 1);
  return { target, mask: every ? null : Float32Array.from(rows, (row) => has[row]!) };
}
