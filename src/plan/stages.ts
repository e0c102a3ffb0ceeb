import {
  lossDoesNotFit,
  lossReachesNothing,
  noAnswer,
  notCarried,
  nothingToTrain,
  selectNotANumber,
  selectUnmoved,
  trainsInVain,
  unknownMetric,
  unknownNode,
} from '../errors/plan.js';
import type { Registry } from '../registry.js';
import type { Draft } from './draft.js';
import type { LabelSpaces } from './nodes.js';
import type { PartOptions, PlanLoss, PlanMetric, PlanNode, PlanStage } from './plan.js';

/** A stage as the checked page gives it. */
export interface StagePage {
  readonly train: readonly string[];
  readonly losses: { readonly [node: string]: PartOptions & { readonly weight: number } };
  readonly rows?: readonly string[];
  readonly optimizer: PartOptions;
  readonly gradient: PartOptions;
  readonly schedule: PartOptions;
  readonly batch: number;
  readonly epochs: number;
  readonly select?: string | undefined;
}

export interface StageContext {
  readonly nodes: readonly PlanNode[];
  readonly metrics: readonly PlanMetric[];
  readonly registry: Registry;
  readonly spaces: LabelSpaces;
  readonly data: { readonly name: string; readonly labels: readonly string[] };
}

/** What a stage does: which nodes run, which are banked, what it scores, what it costs. Problems go to the draft. */
export function planStage(draft: Draft, name: string, stage: StagePage, context: StageContext): PlanStage {
  const { nodes } = context;
  const byName = new Map(nodes.map((node) => [node.name, node]));
  checkTrained(draft, name, stage, byName);
  const moving = movingNodes(nodes, stage.train);
  const losses = planLosses(draft, name, stage, context, byName, moving);
  const answered = losses.map((loss) => loss.node);
  const read = ancestors(byName, answered);
  for (const [i, node] of stage.train.entries()) {
    if (byName.has(node) && losses.length > 0 && !read.has(node)) {
      draft.problems.push(trainsInVain(draft.at('stages', name, 'train', i), node, name));
    }
  }
  const metrics = scoredMetrics(context.metrics, answered);
  checkSelect(draft, name, stage, context, metrics);
  const active = nodes.filter((node) => read.has(node.name) && moving.has(node.name));
  const inputs = new Set(
    active.flatMap((node) =>
      Object.values(node.inputs)
        .flat()
        .map((from) => from.node),
    ),
  );
  const banked = nodes.filter((node) => !moving.has(node.name) && inputs.has(node.name));
  const trained = nodes.filter((node) => stage.train.includes(node.name));
  const passes = context.registry.get('gradients', stage.gradient.type)!.passes(stage.gradient as never);
  return {
    name,
    train: stage.train,
    losses,
    rows: stage.rows ?? [...new Set(losses.map((loss) => loss.labels))],
    optimizer: stage.optimizer,
    gradient: stage.gradient,
    schedule: stage.schedule,
    batch: stage.batch,
    epochs: stage.epochs,
    ...(stage.select === undefined ? {} : { select: stage.select }),
    metrics,
    active: active.map((node) => node.name),
    banked: banked.map((node) => node.name),
    trainable: parameters(trained),
    frozen: parameters(nodes.filter((node) => read.has(node.name) && !trained.includes(node))),
    flopsPerStep:
      passes * stage.batch * active.reduce((sum, node) => sum + passFlops(node, stage.train, moving), 0),
  };
}

/** Number of weights (running statistics are not parameters). */
export function parameters(nodes: readonly PlanNode[]): number {
  const weights = nodes.flatMap((node) => node.variables.filter((variable) => variable.role === 'weight'));
  return weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
}

// Forward, the gradient of the weights where they train, the gradient of the inputs where something before them moves.
function passFlops(node: PlanNode, train: readonly string[], moving: ReadonlySet<string>): number {
  const before = Object.values(node.inputs)
    .flat()
    .some((from) => moving.has(from.node));
  return (
    node.flops * (1 + (train.includes(node.name) ? 1 : 0) + (before || node.shelf === 'backbones' ? 1 : 0))
  );
}

function movingNodes(nodes: readonly PlanNode[], train: readonly string[]): Set<string> {
  const moving = new Set<string>();
  for (const node of nodes) {
    const fed = Object.values(node.inputs)
      .flat()
      .some((from) => moving.has(from.node));
    if (fed || train.includes(node.name)) moving.add(node.name);
  }
  return moving;
}

/** These nodes and everything they read, directly or not. */
export function ancestors(nodes: ReadonlyMap<string, PlanNode>, names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const from of Object.values(nodes.get(name)?.inputs ?? {}).flat()) visit(from.node);
  };
  names.forEach(visit);
  return found;
}

function checkTrained(
  draft: Draft,
  name: string,
  stage: StagePage,
  nodes: ReadonlyMap<string, PlanNode>,
): void {
  for (const [i, trained] of stage.train.entries()) {
    const at = draft.at('stages', name, 'train', i);
    const node = nodes.get(trained);
    if (!node) draft.problems.push(unknownNode(at, trained, [...nodes.keys()]));
    else if (parameters([node]) === 0) draft.problems.push(nothingToTrain(at, trained));
  }
}

function planLosses(
  draft: Draft,
  stageName: string,
  stage: StagePage,
  { registry, spaces, data }: StageContext,
  nodes: ReadonlyMap<string, PlanNode>,
  moving: ReadonlySet<string>,
): PlanLoss[] {
  const losses: PlanLoss[] = [];
  for (const [name, { weight, ...options }] of Object.entries(stage.losses)) {
    const at = draft.at('stages', stageName, 'losses', name);
    const node = nodes.get(name);
    const loss = registry.get('losses', options.type)!;
    if (!node) draft.problems.push(unknownNode(at, name, [...nodes.keys()]));
    else if (!node.answer) draft.problems.push(noAnswer(at, name));
    else {
      const { labels, scale } = node.answer;
      const { kind } = spaces[labels]!;
      if (!data.labels.includes(labels)) draft.problems.push(notCarried(at, labels, data.name, data.labels));
      if (!loss.kinds.includes(kind) || !loss.scales.includes(scale)) {
        const expected = `${loss.scales.join(' or ')} of ${loss.kinds.join(' or ')} labels`;
        draft.problems.push(lossDoesNotFit(at, options.type, `${scale} of ${kind} labels`, expected));
      }
      if (!moving.has(name))
        draft.problems.push(lossReachesNothing(draft.at('stages', stageName, 'train'), name, stageName));
      losses.push({ node: name, labels, weight, options: options as PartOptions });
    }
  }
  return losses;
}

/** The answering nodes that these metrics are computed from, combinations followed. */
export function answersOf(metrics: readonly PlanMetric[], names: readonly string[]): string[] {
  const byName = new Map(metrics.map((metric) => [metric.name, metric]));
  const visit = (name: string): string[] => {
    const metric = byName.get(name);
    return !metric ? [] : metric.node !== undefined ? [metric.node] : metric.of.flatMap(visit);
  };
  return [...new Set(names.flatMap(visit))];
}

// The metrics of answers that the stage's own losses teach; others say nothing about its progress.
function scoredMetrics(metrics: readonly PlanMetric[], answered: readonly string[]): string[] {
  const taught = (metric: PlanMetric): boolean => {
    const answers = answersOf(metrics, [metric.name]);
    return answers.length > 0 && answers.every((node) => answered.includes(node));
  };
  return metrics.filter(taught).map((metric) => metric.name);
}

function checkSelect(
  draft: Draft,
  name: string,
  stage: StagePage,
  { metrics, registry }: StageContext,
  scored: readonly string[],
): void {
  if (stage.select === undefined) return;
  const at = draft.at('stages', name, 'select');
  const metric = metrics.find((one) => one.name === stage.select);
  if (!metric)
    draft.problems.push(
      unknownMetric(
        at,
        stage.select,
        metrics.map((one) => one.name),
      ),
    );
  else if (registry.get('metrics', metric.options.type)!.listOnly) {
    draft.problems.push(selectNotANumber(at, stage.select));
  } else if (!scored.includes(stage.select)) draft.problems.push(selectUnmoved(at, stage.select, name));
}
