import { spanMetric } from '../errors/postprocess.js';
import type { Draft } from './draft.js';
import type { Plan, PlanMetric, PlanStep, SpanTuning } from './plan.js';

/** How the span of a step is tuned; undefined if it is not. */
export const spansOf = ({ work }: PlanStep): SpanTuning | undefined =>
  work.type === 'smooth' ? work.tuned : undefined;

/**
 * The metrics that depend on the predictions of a node or a step: its own, those of steps that read it, and
 * combinations of these.
 */
export function metricsOf(
  name: string,
  { postprocess = [], metrics }: Pick<Plan, 'postprocess' | 'metrics'>,
): readonly PlanMetric[] {
  const reached = new Set([name]);
  for (const step of postprocess) if (step.of.some((one) => reached.has(one))) reached.add(step.name);
  const depends = ({ node = '', of }: PlanMetric): boolean =>
    reached.has(node) || metrics.some((metric) => of.includes(metric.name) && depends(metric));
  return metrics.filter(depends);
}

/** The metric that selects a span must depend on it. */
export function checkSpanMetrics(
  draft: Draft,
  postprocess: readonly PlanStep[],
  metrics: readonly PlanMetric[],
): void {
  for (const step of postprocess) {
    const metric = spansOf(step)?.metric;
    const own = metricsOf(step.name, { postprocess, metrics }).map(({ name }) => name);
    if (metric && !own.includes(metric))
      draft.problems.push(spanMetric(draft.at('postprocess', step.name, 'smooth'), step.name, metric, own));
  }
}
