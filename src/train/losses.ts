import { labelStatistics } from './labels.js';
import type { StageRun } from './stage-run.js';
import type { StageLoss } from './step.js';

/** The loss of a stage at `index`, its class weights computed from the training rows. */
export function stageLoss({ plan, stage, registry, tf, train }: StageRun, index: number): StageLoss {
  const { node, labels, weight, options } = stage.losses[index]!;
  const { offset, width } = plan.nodes.find((one) => one.name === node)!.answer!;
  const { data, has } = train.labels[labels]!;
  const statistics = labelStatistics(train.labels[labels]!, plan.labels[labels]!.kind);
  const loss = registry.get('losses', options.type)!.build(tf, options as never, statistics);
  const targets = (rows: Int32Array) => {
    const target = new Float32Array(rows.length * width);
    rows.forEach((row, i) => {
      target.set(data.subarray(row * width, (row + 1) * width), i * width);
    });
    const every = rows.every((row) => has[row] === 1);
    return { target, mask: every ? null : Float32Array.from(rows, (row) => has[row]!) };
  };
  return { node, offset, width, weight, loss, targets };
}
