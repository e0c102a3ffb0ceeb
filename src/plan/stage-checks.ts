import { selectTuned, unknownMetric } from '../errors/metrics.js';
import { noAnswer, unknownLabels, unknownNode } from '../errors/nodes.js';
import {
  backboneFixed,
  batchTooSmall,
  cannotBalance,
  lossReachesNothing,
  notCarried,
  nothingToTrain,
  patienceAlone,
  selectNotANumber,
  selectTiesAlone,
  selectUnmoved,
  trainsInVain,
  weightsAllZero,
  wrongNumberOfWeights,
} from '../errors/stages.js';
import { fewWindows, lossOfWindows, rowsOfWindows } from '../errors/windows.js';
import type { LabelSpace, PartSchema } from '../part.js';
import type { Registry } from '../registry.js';
import type { Draft } from './draft.js';
import { parameters, reachedBy } from './flow.js';
import { TUNED } from './metrics.js';
import type { PartOptions, PlanLoss, PlanMetric, PlanNode } from './plan.js';
import type { StageContext, StagePage } from './stages.js';

/** Problems with the nodes that a stage trains: unknown, without variables, or not reached by its losses. */
export function checkTrained(
  draft: Draft,
  name: string,
  { train }: StagePage,
  losses: readonly PlanLoss[],
  nodes: ReadonlyMap<string, PlanNode>,
): void {
  const at = (i: number) => draft.at('stages', name, 'train', i);
  const unknown = train.filter((node) => !nodes.has(node));
  for (const node of unknown) {
    draft.problems.push(unknownNode(at(train.indexOf(node)), node, [...nodes.keys()]));
  }
  if (unknown.length > 0 || losses.length === 0) return; // later checks would only repeat it
  const reached = reachedBy(nodes, losses);
  for (const [i, node] of train.entries()) {
    const { shelf, options } = nodes.get(node)!;
    if (parameters([nodes.get(node)!]) === 0)
      draft.problems.push(
        shelf === 'backbones' ? backboneFixed(at(i), options.type) : nothingToTrain(at(i), node),
      );
    else if (!reached.has(node)) draft.problems.push(trainsInVain(at(i), node, name));
  }
  for (const loss of losses) {
    const own = reachedBy(nodes, [loss]);
    if (!train.some((node) => own.has(node)))
      draft.problems.push(lossReachesNothing(draft.at('stages', name, 'train'), loss.node, name));
  }
}

/**
 * A loss's lists with one item per label (`x-each` in its schema) must be as long as the label space, and its weights
 * must not all be 0.
 */
export function checkLists(
  draft: Draft,
  path: readonly string[],
  options: PartOptions,
  { properties = {} }: PartSchema,
  { name, names }: LabelSpace,
): void {
  for (const [key, given] of Object.entries(options)) {
    const { anyOf = [] } = ((properties as { [option: string]: PartSchema })[key] ?? {}) as {
      anyOf?: readonly PartSchema[];
    };
    if (!Array.isArray(given) || !anyOf.some((branch) => branch['x-each'] === 'label')) continue;
    if (given.length !== names.length)
      draft.problems.push(
        wrongNumberOfWeights(draft.at(...path, key), options.type, given.length, name, names.length),
      );
    else if (key === 'weights' && given.every((weight) => weight === 0))
      draft.problems.push(weightsAllZero(draft.at(...path, key), options.type));
  }
}

/** The label spaces that select a stage's rows must exist, and the data set must have them. */
export function checkRows(draft: Draft, name: string, { rows = [] }: StagePage, context: StageContext): void {
  const { spaces, data } = context;
  for (const [i, labels] of rows.entries()) {
    const at = draft.at('stages', name, 'rows', i);
    if (!spaces[labels]) draft.problems.push(unknownLabels(at, labels, Object.keys(spaces)));
    else if (!data.labels.includes(labels)) {
      draft.problems.push(notCarried(at, labels, data.name, data.labels));
    }
  }
}

/** Rows can be balanced by the classes of a node's label, or by its yes and no, if the data set has that label. */
export function checkSampling(
  draft: Draft,
  name: string,
  { sampling }: StagePage,
  { spaces, data }: StageContext,
  nodes: ReadonlyMap<string, PlanNode>,
): void {
  if (sampling === undefined) return;
  const { balanced } = sampling;
  const at = draft.at('stages', name, 'sampling', 'balanced');
  const node = nodes.get(balanced);
  if (!node) draft.problems.push(unknownNode(at, balanced, [...nodes.keys()]));
  else if (!node.answer) draft.problems.push(noAnswer(at, balanced));
  else {
    const { labels } = node.answer;
    const { kind, names } = spaces[labels]!;
    if (!data.labels.includes(labels)) draft.problems.push(notCarried(at, labels, data.name, data.labels));
    if (kind !== 'classes' && !(kind === 'multi-label' && names.length === 1))
      draft.problems.push(cannotBalance(at, balanced, labels, kind));
  }
}

/** Options that draw or mix single rows have no meaning if batches contain windows. */
export function checkOfWindows(draft: Draft, name: string, stage: StagePage): void {
  for (const option of ['sampling', 'mixup'] as const)
    if (stage[option] !== undefined)
      draft.problems.push(rowsOfWindows(draft.at('stages', name, option), option, name));
}

/** A loss over windows needs a stage that has windows; one that compares windows needs more than one per batch. */
export function checkLossesOfWindows(
  draft: Draft,
  name: string,
  batch: number,
  losses: readonly PlanLoss[],
  { registry, windowed }: { readonly registry: Registry; readonly windowed: boolean },
): void {
  for (const { name: loss, options } of losses) {
    const { windows = 0 } = registry.bind('losses', options);
    if (windows > 0 && !windowed)
      draft.problems.push(lossOfWindows(draft.at('stages', name, 'losses', loss), options.type, name));
    else if (batch < windows)
      draft.problems.push(fewWindows(draft.at('stages', name, 'batch'), batch, options.type, windows));
  }
}

/**
 * A batch must have enough rows for batch norms and losses over the batch to be defined. `frames` is the number of
 * rows in each window of the batch, if it has windows.
 */
export function checkBatch(
  draft: Draft,
  name: string,
  { batch, train }: StagePage,
  losses: readonly PlanLoss[],
  {
    nodes,
    registry,
    frames = 1,
  }: {
    readonly nodes: ReadonlyMap<string, PlanNode>;
    readonly registry: Registry;
    readonly frames?: number | 'whole' | undefined;
  },
): void {
  if (frames === 'whole') return; // the length of sequences is unknown
  const needs: [what: string, rows: number][] = [
    ...train.flatMap((node): [string, number][] => [[`head "${node}"`, nodes.get(node)?.leastRows ?? 1]]),
    ...losses.map(({ options }): [string, number] => [
      `loss "${options.type}"`,
      registry.bind('losses', options).leastRows ?? 1,
    ]),
  ];
  const short = needs.find(([, rows]) => batch * frames < rows);
  if (short) draft.problems.push(batchTooSmall(draft.at('stages', name, 'batch'), batch, ...short));
}

/** The metric that selects weights must exist, be a single number, and score something that the stage trains. */
export function checkSelect(
  draft: Draft,
  name: string,
  stage: StagePage,
  { metrics, registry }: StageContext,
  scored: readonly string[],
): void {
  if (stage.select === undefined) {
    if (stage.patience !== undefined)
      draft.problems.push(patienceAlone(draft.at('stages', name, 'patience')));
    if (stage.selectTies) draft.problems.push(selectTiesAlone(draft.at('stages', name, 'selectTies')));
    return;
  }
  const at = draft.at('stages', name, 'select');
  const isNumber = ({ options }: PlanMetric): boolean => !registry.bind('metrics', options).listOnly;
  const numbers = metrics.filter(isNumber).map((one) => one.name);
  if (!metrics.some((one) => one.name === stage.select)) {
    draft.problems.push(unknownMetric(at, stage.select, numbers));
  } else if (!numbers.includes(stage.select)) {
    draft.problems.push(selectNotANumber(at, stage.select));
  } else if (isTuned(stage.select, metrics)) {
    draft.problems.push(selectTuned(at, stage.select, name));
  } else if (!scored.includes(stage.select)) {
    const moved = numbers.filter((one) => scored.includes(one));
    draft.problems.push(selectUnmoved(at, stage.select, name, moved));
  }
}

/** Whether a metric, or one that it combines, uses tuned thresholds. */
function isTuned(name: string, metrics: readonly PlanMetric[]): boolean {
  const metric = metrics.find((one) => one.name === name);
  return metric?.options.threshold === TUNED || (metric?.of ?? []).some((other) => isTuned(other, metrics));
}
