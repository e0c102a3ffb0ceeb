import { metricCycle, metricDoesNotFit, notTuned, sumOfErrors, unknownMetric } from '../errors/metrics.js';
import { noAnswer, unknownNode } from '../errors/nodes.js';
import type { Page } from '../generated/page.js';
import type { BoundMetric } from '../part.js';
import type { Registry } from '../registry.js';
import type { Draft } from './draft.js';
import type { LabelSpaces } from './nodes.js';
import type { PartOptions, PlanMetric, PlanNode, PlanStep } from './plan.js';
import { topologicalOrder } from './wiring.js';

/** The metrics of a page; undefined, with a problem, if they depend on each other in a cycle, or one is refused. */
export function planMetrics(
  draft: Draft,
  page: Page,
  [nodes, steps]: readonly [readonly PlanNode[], readonly PlanStep[]],
  registry: Registry,
  spaces: LabelSpaces,
): PlanMetric[] | undefined {
  const names = Object.keys(page.metrics);
  const known = new Set(names);
  const byName = new Map<string, Scorable>([...steps, ...nodes].map((one) => [one.name, one]));
  const metrics = Object.entries(page.metrics).map(([name, options]) => {
    const of = ((options.of as string[] | undefined) ?? []).map(String);
    for (const [i, other] of of.entries()) {
      const at = draft.at('metrics', name, 'of', i);
      if (!known.has(other)) draft.problems.push(unknownMetric(at, other, names));
      else if (registry.get('metrics', page.metrics[other]!.type)?.error)
        draft.problems.push(sumOfErrors(at, other));
    }
    const path = ['metrics', name];
    const metric = draft.ask(path, () => registry.bind('metrics', options, path));
    if (options.node === undefined) return { name, options, of };
    if (metric) checkNode(draft, name, options, metric, byName, spaces);
    const node = String(options.node);
    return { name, options: decidedBy(steps, node, options), node, of };
  });
  const order = topologicalOrder(new Map(metrics.map(({ name, of }) => [name, of])), (circle) => {
    const [last, first] = circle.slice(-2) as [string, string];
    const { of } = metrics.find(({ name }) => name === last)!;
    draft.problems.push(metricCycle(draft.at('metrics', last, 'of', of.indexOf(first)), circle));
  });
  return order && metrics;
}

/** The threshold of a metric that uses those of its node. */
export const TUNED = 'tuned';

/** A node or step that metrics score. */
type Scorable = Pick<PlanNode, 'name' | 'answer' | 'supervised' | 'tunes'>;

/** A metric of labels that a step decides uses the thresholds of that step. */
function decidedBy(steps: readonly PlanStep[], node: string, options: PartOptions): PartOptions {
  const step = steps.find(({ name }) => name === node);
  const isDecided = step !== undefined && (step.tunes ?? step.answer.thresholds) !== undefined;
  return isDecided && options.threshold !== undefined ? { ...options, threshold: TUNED } : options;
}

/** The node that a metric scores must exist, and predict labels that the metric supports. */
function checkNode(
  draft: Draft,
  name: string,
  { type, node: wanted, threshold }: PartOptions,
  { kinds }: BoundMetric,
  nodes: ReadonlyMap<string, Scorable>,
  spaces: LabelSpaces,
): void {
  const at = draft.at('metrics', name, 'node');
  const node = nodes.get(String(wanted));
  const misfit = (found: string) => metricDoesNotFit(at, type, found, kinds.join(' or '));
  if (!node) {
    draft.problems.push(unknownNode(at, String(wanted), [...nodes.keys()]));
  } else if (node.supervised) draft.problems.push(misfit('no'));
  else if (!node.answer) draft.problems.push(noAnswer(at, node.name));
  else {
    const { kind } = spaces[node.answer.labels]!;
    if (!kinds.includes(kind)) draft.problems.push(misfit(kind));
    else if (threshold === TUNED && !node.tunes && !node.answer.thresholds)
      draft.problems.push(notTuned(draft.at('metrics', name, 'threshold'), node.name));
  }
}
