import { labelStatistics } from './labels.js';
import type { StageRun } from './stage-run.js';
import type { StageLoss } from './step.js';

/** The loss of a stage at `index`, its class weights computed from the training rows. */
export function stageLoss({ plan, stage, registry, tf, train }: StageRun, index: number): StageLoss {
  const { node, labels, weight, options } = stage.losses[index]!;
  const { answer, taught } = plan.nodes.find((one) => one.name === node)!;
  const { offset, width } = (answer ?? taught)!;
  const { data, has, width: names } = train.labels[labels]!;
  const statistics = labelStatistics(train.labels[labels]!, plan.labels[labels]!.kind);
  const loss = registry.get('losses', options.type)!.build(tf, options as never, statistics);
  const targets = (rows: Int32Array) => {
    const target = new Float32Array(rows.length * names);
    rows.forEach((row, i) => {
      target.set(data.subarray(row * names, (row + 1) * names), i * names);
    });
    const every = rows.every((row) => has[row] === 1);
    return { target, mask: every ? null : Float32Array.from(rows, (row) => has[row]!) };
  };
  return { node, offset, width, weight, loss, targets };
}
