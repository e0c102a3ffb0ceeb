import { meant } from './nearest.js';
import { quoted } from './printable.js';
import type { At, Problem } from './problem.js';

/** A stage's `select` or a sum of metrics names a metric that the page does not have. */
export const unknownMetric = (at: At, found: string, metrics: readonly string[]): Problem => ({
  ...at,
  code: 'unknown-metric',
  message: `no metric of this page is named "${found}". ${meant(found, metrics, `There are: ${quoted(metrics)}.`)}`,
});

/** A metric needs labels of another kind. */
export const metricDoesNotFit = (at: At, metric: string, found: string, expected: string): Problem => ({
  ...at,
  code: 'metric-does-not-fit',
  message: `metric "${metric}" is for ${expected} labels, but the node predicts ${found} labels.`,
});

/** A sum of metrics contains itself, directly or through others. */
export const metricCycle = (at: At, metrics: readonly string[]): Problem => ({
  ...at,
  code: 'metric-cycle',
  message: `these metrics depend on each other in a cycle: ${metrics.join(' -> ')}. Remove one of them.`,
});

/** A sum of metrics contains an error, where less is better. */
export const sumOfErrors = (at: At, metric: string): Problem => ({
  ...at,
  code: 'sum-of-errors',
  message: `metric "${metric}" measures an error (less is better, in the unit of its labels), so it cannot be part of a sum. Use a score such as r2 or ccc.`,
});

/**
 * A metric has `threshold: tuned`, but its node has no tuned thresholds.
 *
 * @example node "au" has no tuned thresholds. Set "thresholds: validation" on the head, or a number as the
 * metric's threshold.
 */
export const notTuned = (at: At, node: string): Problem => ({
  ...at,
  code: 'not-tuned',
  message: `node "${node}" has no tuned thresholds. Set "thresholds: validation" on the head, or a number as the metric's threshold.`,
});

/**
 * Thresholds are tuned once training is over, so a metric that uses them has no value while an epoch is chosen.
 *
 * @example stage "au" cannot select by "P_AU_tuned": its thresholds are tuned once training is over. Select by a metric with a number
 * as its threshold.
 */
export const selectTuned = (at: At, metric: string, stage: string): Problem => ({
  ...at,
  code: 'select-tuned',
  message: `stage "${stage}" cannot select by "${metric}": its thresholds are tuned once training is over. Select by a metric with a number as its threshold.`,
});
