import { blendOnTrain } from '../errors/postprocess.js';
import type { Draft } from './draft.js';
import type { BlendedRun, Plan, PlanStep } from './plan.js';
import { metricsOf, spansOf } from './tuning.js';

/** What other runs predict for a step; empty where it reads none. */
export const runsOf = ({ work }: PlanStep): readonly BlendedRun[] =>
  work.type === 'blend' ? (work.runs ?? []) : [];

/** The steps that blend predictions of other runs, and those that read such a step. */
export function stepsOnRuns(postprocess: readonly PlanStep[] = []): ReadonlySet<string> {
  const found = new Set<string>();
  for (const step of postprocess)
    if (runsOf(step).length > 0 || step.of.some((one) => found.has(one))) found.add(step.name);
  return found;
}

/** The same plan for rows that other runs have not predicted: without the steps that need them, and their metrics. */
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

/** Other runs have predicted validation rows alone, so nothing behind them can be tuned on others. */
export function checkTuningRows(draft: Draft, postprocess: readonly PlanStep[]): void {
  const onRuns = stepsOnRuns(postprocess);
  for (const step of postprocess) {
    if ((spansOf(step)?.rows ?? step.tunes) !== 'train' || !onRuns.has(step.name)) continue;
    draft.problems.push(blendOnTrain(draft.at('postprocess', step.name, step.work.type, 'tune'), step.name));
  }
}
