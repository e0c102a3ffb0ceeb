import { blendOnTrain } from '../errors/postprocess.js';
import type { Draft } from './draft.js';
import type { BlendedRun, Plan, PlanStep } from './plan.js';
import { metricsOf, spansOf } from './tuning.js';

/** The predictions of other runs that a step reads; empty if there are none. */
export const runsOf = ({ work }: PlanStep): readonly BlendedRun[] =>
  work.type === 'blend' ? (work.runs ?? []) : [];

/** The steps that blend predictions of other runs, and the steps that read them. */
export function stepsOnRuns(postprocess: readonly PlanStep[] = []): ReadonlySet<string> {
  const found = new Set<string>();
  for (const step of postprocess)
    if (runsOf(step).length > 0 || step.of.some((one) => found.has(one))) found.add(step.name);
  return found;
}

/** The plan for rows without predictions of other runs: without the steps that need them, and without their metrics. */
export function withoutRuns(plan: Plan): Plan {
  const { postprocess = [] } = plan;
  const left = stepsOnRuns(postprocess);
  if (left.size === 0) return plan;
  const lost = new Set([...left].flatMap((name) => metricsOf(name, plan)));
  return {
    ...plan,
    postprocess: postprocess.filter(({ name }) => !left.has(name)),
    metrics: plan.metrics.filter((metric) => !lost.has(metric)),
  };
}

/** Other runs have predicted only validation rows, so nothing that depends on them can be tuned on other rows. */
export function checkTuningRows(draft: Draft, postprocess: readonly PlanStep[]): void {
  const onRuns = stepsOnRuns(postprocess);
  for (const step of postprocess) {
    if ((spansOf(step)?.rows ?? step.tunes) !== 'train' || !onRuns.has(step.name)) continue;
    draft.problems.push(blendOnTrain(draft.at('postprocess', step.name, step.work.type, 'tune'), step.name));
  }
}
