import type { PlanCost } from '../cost/cost.js';
import type { EngineName } from '../engine/engine.js';
import type { Plan } from '../plan/plan.js';
import { openedAs, type ZooPage } from './page.js';
import type { PageProblem } from './validate.js';

/**
 * What `plan` returns: plain JSON, as `zoo plan --format json` prints it.
 *
 * @example
 * ```js
 * const { nodes, stages, cost } = await plan(page);
 * ```
 */
export interface CostedPage extends Plan {
  /** FLOPs, memory, steps and, on a machine that `zoo doctor --measure` has measured, seconds. */
  readonly cost: PlanCost;
  /** Allowed settings that are probably not what you meant. */
  readonly warnings: readonly PageProblem[];
}

/**
 * Options of `plan`.
 *
 * @example
 * ```js
 * await plan(page, { engine: 'tensorflow' });
 * ```
 */
export interface PlanOptions {
  /** The engine whose costs are estimated. Default: the first that works on this machine. */
  readonly engine?: 'auto' | EngineName | undefined;
}

/**
 * Plans a page: its graph with shapes and parameters, its stages, and their cost on an engine. Reads the annotation
 * files if they exist, but no images or weights. Throws a `ZooError` with every problem of the page.
 *
 * @example
 * ```js
 * import { openPage, plan } from 'declarative-zoo';
 *
 * const { stages, cost } = await plan(await openPage('ex-fc', { profile: 'demo' }));
 * console.log(stages[0].name, cost.stages[0].flopsPerStep);
 * ```
 */
export async function plan(page: ZooPage, { engine = 'auto' }: PlanOptions = {}): Promise<CostedPage> {
  const { request, context } = openedAs(page);
  const { openPage } = await import('../run/page/open.js');
  const { costOf } = await import('../run/page/cost.js');
  const { flat } = await import('./validate.js');
  const open = openPage({ ...request, keepUnset: true }, context);
  const { cost, warnings } = await costOf(open, engine, context);
  return { ...open.plan, cost, warnings: warnings.map(flat) };
}
