import type { Mixture } from '../part.js';
import type { Registry } from '../registry.js';
import { planBalancer } from './balance.js';
import type { Draft } from './draft.js';
import { ancestors, movingNodes, parameters, readBy, sourcesOf, taughtBy } from './flow.js';
import { planLosses } from './losses.js';
import { TUNED } from './metrics.js';
import { checkMixture } from './mixture.js';
import { type MixupPage, mixingImages, mixupOf } from './mixup.js';
import type { LabelSpaces } from './nodes.js';
import type { PartOptions, PlanLoss, PlanMetric, PlanNode, PlanStage, PlanWindows } from './plan.js';
import {
  checkBatch,
  checkLossesOfWindows,
  checkOfWindows,
  checkRows,
  checkSampling,
  checkSelect,
  checkTrained,
} from './stage-checks.js';

/** A stage in the checked page. */
export interface StagePage {
  readonly train: readonly string[];
  readonly losses: { readonly [name: string]: LossPage };
  readonly rows?: readonly string[];
  readonly sampling?: { readonly balanced: string } | undefined;
  readonly balancer: PartOptions;
  readonly optimizer: PartOptions;
  readonly gradient: PartOptions;
  readonly clip?: number | undefined;
  readonly schedule: PartOptions;
  readonly mixup?: MixupPage | undefined;
  readonly batch: number;
  readonly epochs: number;
  readonly select?: string | undefined;
  readonly selectTies?: 'first' | 'last' | undefined;
  readonly patience?: number | undefined;
}

/** A loss in the checked page: the settings of the stage, besides the part's own options. */
export interface LossPage extends PartOptions {
  readonly node?: string | undefined;
  readonly target?: string | undefined;
  readonly gradientTo?: string | undefined;
  readonly weight: number;
}

/** Context that all stages of a page share. */
export interface StageContext {
  readonly nodes: readonly PlanNode[];
  readonly metrics: readonly PlanMetric[];
  readonly registry: Registry;
  readonly spaces: LabelSpaces;
  readonly data: {
    readonly name: string;
    readonly labels: readonly string[];
    readonly mixture?: Mixture | undefined;
  };
  readonly windows?: PlanWindows | undefined;
}

/** Plans a stage: which nodes run, which are banked, what it scores. Adds problems to the draft. */
export function planStage(draft: Draft, name: string, stage: StagePage, context: StageContext): PlanStage {
  const { nodes } = context;
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const losses = planLosses(draft, name, stage, context, byName);
  checkTrained(draft, name, stage, losses, byName);
  checkRows(draft, name, stage, context);
  checkSampling(draft, name, stage, context, byName);
  const balancer = planBalancer(draft, name, stage, losses, byName, context.registry);
  const read = ancestors(byName, readBy(losses));
  const trained = movingNodes(nodes, stage.train);
  const seen = nodes.filter((node) => read.has(node.name));
  const moving = movingNodes(nodes, [
    ...stage.train,
    ...mixingImages(draft, name, stage.mixup, seen, trained),
  ]);
  const metrics = scoredMetrics(context.metrics, taughtBy(losses));
  checkSelect(draft, name, stage, context, metrics);
  const active = nodes.filter((node) => read.has(node.name) && moving.has(node.name));
  const windowed = active.some(({ temporal }) => temporal);
  if (windowed) checkOfWindows(draft, name, stage);
  checkLossesOfWindows(draft, name, stage.batch, losses, { registry: context.registry, windowed });
  const frames = windowed ? context.windows?.length : undefined;
  checkMixture(draft, name, stage, stage.rows ?? spacesOf(losses), context.data.mixture);
  checkBatch(draft, name, stage, losses, { nodes: byName, registry: context.registry, frames });
  const inputs = new Set([...active.flatMap(sourcesOf), ...readBy(losses)]);
  const banked = nodes.filter((node) => !moving.has(node.name) && inputs.has(node.name));
  const own = nodes.filter((node) => stage.train.includes(node.name));
  const mixup = mixupOf(stage.mixup);
  const rules = bindRules(draft, name, stage, context.registry);
  return {
    name,
    train: stage.train,
    losses,
    balancer,
    rows: stage.rows ?? spacesOf(losses),
    ...(stage.sampling === undefined ? {} : { sampling: stage.sampling }),
    optimizer: stage.optimizer,
    gradient: stage.gradient,
    passes: rules.gradient?.passes ?? 1,
    ...(stage.clip === undefined ? {} : { clip: stage.clip }),
    schedule: stage.schedule,
    ...(mixup && { mixup }),
    batch: stage.batch,
    epochs: stage.epochs,
    ...(stage.select === undefined ? {} : { select: stage.select }),
    ...(stage.selectTies === undefined ? {} : { selectTies: stage.selectTies }),
    ...(stage.patience === undefined ? {} : { patience: stage.patience }),
    metrics,
    active: active.map((node) => node.name),
    banked: banked.map((node) => node.name),
    ...(windowed && { windows: true }),
    trainable: parameters(own),
    frozen: parameters(seen.filter((node) => !own.includes(node))),
  };
}

/** Binds the rules that update the variables, so that their refusals are reported with all other problems. */
function bindRules(draft: Draft, name: string, stage: StagePage, registry: Registry) {
  const bind = <S extends 'optimizers' | 'gradients' | 'schedules'>(
    shelf: S,
    key: 'optimizer' | 'gradient' | 'schedule',
  ) => {
    const path = ['stages', name, key];
    return draft.ask(path, () => registry.bind(shelf, stage[key], path));
  };
  return {
    optimizer: bind('optimizers', 'optimizer'),
    gradient: bind('gradients', 'gradient'),
    schedule: bind('schedules', 'schedule'),
  };
}

/** The label spaces whose labels losses read. */
const spacesOf = (losses: readonly PlanLoss[]): string[] => [
  ...new Set(losses.flatMap(({ labels }) => (labels === undefined ? [] : [labels]))),
];

/**
 * The metrics of predictions that the stage's own losses train; other metrics do not show its progress. A combination
 * counts if it combines some of them and nothing else. Each metric is checked once, however many combinations contain
 * it.
 */
function scoredMetrics(metrics: readonly PlanMetric[], answered: readonly string[]): string[] {
  type Verdict = 'own' | 'foreign' | 'nothing';
  const byName = new Map(metrics.map((metric) => [metric.name, metric]));
  const own = new Set(answered);
  const verdicts = new Map<string, Verdict>();
  const visit = (name: string): Verdict => {
    const known = verdicts.get(name);
    if (known !== undefined) return known;
    const { node, of, options } = byName.get(name) ?? { of: [] };
    if (options?.threshold === TUNED) return 'foreign'; // it has a value after training
    const parts: readonly Verdict[] =
      node === undefined ? of.map(visit) : [own.has(node) ? 'own' : 'foreign'];
    const verdict = parts.includes('foreign') ? 'foreign' : parts.includes('own') ? 'own' : 'nothing';
    verdicts.set(name, verdict);
    return verdict;
  };
  return metrics.filter(({ name }) => visit(name) === 'own').map((metric) => metric.name);
}
