import {
  askedInVain,
  fewLabeledRows,
  neverTrained,
  nothingToLearn,
  nothingToSelectBy,
  rowsAllPositive,
  rowsWithoutLabel,
  tooMuchForEngine,
} from '../errors/cost.js';
import { tunedWhereScored } from '../errors/postprocess.js';
import type { Place, Problem } from '../errors/problem.js';
import { noRows } from '../errors/train.js';
import { windowsUnread } from '../errors/windows.js';
import type { LabelStatistics } from '../part.js';
import { createDraft, type Draft } from '../plan/draft.js';
import { bytes } from '../plan/figures.js';
import { ancestors, parameters, readBy } from '../plan/flow.js';
import { TUNED } from '../plan/metrics.js';
import type { PartOptions, Plan, PlanLoss, PlanMetric, PlanStage } from '../plan/plan.js';
import { answering } from '../plan/postprocess.js';
import { metricsOf, spansOf } from '../plan/tuning.js';
import type { Registry } from '../registry.js';
import type { PlanCost, RowCounts } from './cost.js';

/**
 * What a run cannot do: train a loss on labels that no training row has, or select by a metric without a validation row
 * to score. Empty if the rows are unknown.
 */
export function problemsOf(
  plan: Plan,
  rows: RowCounts,
  registry: Registry,
  place: (path: Path) => Place,
): Problem[] {
  const draft = createDraft(place);
  for (const [stage, loss] of losses(plan)) {
    if (labelStatistics(loss, rows, registry)?.rows === 0) {
      draft.problems.push(nothingToLearn(draft.at('stages', stage.name, 'losses', loss.name), loss.labels));
    }
  }
  for (const { name, select, rows: spaces, losses: all } of plan.stages) {
    if (
      rows.stages[name] === 0 &&
      all.every((loss) => !isLabeled(loss) || labelStatistics(loss, rows, registry)?.rows !== 0)
    )
      draft.problems.push({ ...noRows(name, spaces), ...draft.at('stages', name, 'rows') });
    const unscored = select === undefined ? [] : unscoredBy(select, plan, rows.scored, registry);
    if (unscored.length > 0)
      draft.problems.push(nothingToSelectBy(draft.at('stages', name, 'select'), select!, unscored));
  }
  return draft.problems;
}

/** The label spaces of a metric that no validation row has. */
function unscoredBy(
  name: string,
  plan: Plan,
  scored: RowCounts['scored'],
  registry: Registry,
): readonly string[] {
  const { node, of, options } = plan.metrics.find((one) => one.name === name)!;
  if (node === undefined)
    return [...new Set(of.flatMap((other) => unscoredBy(other, plan, scored, registry)))];
  const space = answering(plan).find((one) => one.name === node)!.answer.labels;
  const counts = scored[space];
  if (!counts) return [];
  const partial = registry.get('metrics', options.type)!.partial;
  return (partial ? counts.rows : counts.whole) === 0 ? [space] : [];
}

/** Warnings: allowed settings that are probably unintended, and needs beyond the engine's limits. */
export function warningsOf(
  plan: Plan,
  { rows, engine, stages }: PlanCost,
  registry: Registry,
  place: (path: Path) => Place,
): Problem[] {
  const draft = createDraft(place);
  warnOfUntrained(draft, plan);
  warnOfTuned(draft, plan);
  if (plan.windows && !plan.nodes.some(({ temporal }) => temporal))
    draft.problems.push(windowsUnread(draft.at('windows')));
  for (const [i, stage] of plan.stages.entries()) warnOfVain(draft, stage, stages[i]!, registry);
  for (const { name, peakMemory } of stages) {
    if (engine.memory !== undefined && peakMemory > engine.memory) {
      draft.problems.push(
        tooMuchForEngine(
          draft.at('stages', name, 'batch'),
          name,
          bytes(peakMemory),
          engine.name,
          bytes(engine.memory),
        ),
      );
    }
  }
  for (const [stage, loss] of losses(plan)) {
    const seen = labelStatistics(loss, rows, registry);
    const { kind, names } = plan.labels[loss.labels]!;
    if (!seen || seen.rows === 0) continue;
    const at = draft.at('stages', stage.name, 'losses', loss.name);
    const absent = kind === 'continuous' ? [] : names.filter((_, i) => seen.counts[i] === 0);
    if (absent.length > 0) draft.problems.push(rowsWithoutLabel(at, absent, loss.labels));
    const present = seen.present ?? names.map(() => seen.rows);
    const always =
      kind === 'multi-label'
        ? names.filter((_, i) => seen.counts[i]! > 0 && seen.counts[i] === present[i])
        : [];
    if (always.length > 0) draft.problems.push(rowsAllPositive(at, always, loss.labels));
    const least = registry.bind('losses', loss.options).leastRows ?? 1;
    const all = rows.stages[stage.name]!;
    const batch = stage.batch * (stage.windows ? rows.windows!.frames : 1);
    const share = (Math.min(batch, all) * seen.rows) / all;
    if (share < least) draft.problems.push(fewLabeledRows(at, loss.options.type, share, loss.labels, least));
  }
  return draft.problems;
}

/** The labels that a loss learns from; for units, including rows that lack some, if the loss accepts them. */
const labelStatistics = (
  { labels, options }: LabeledLoss,
  rows: RowCounts,
  registry: Registry,
): LabelStatistics | undefined =>
  (registry.bind('losses', options).partial ? rows.labels : rows.whole)[labels];

type Path = readonly (string | number)[];

type LabeledLoss = PlanLoss & { readonly labels: string };

/** The losses that learn from labels. */
const losses = ({ stages }: Plan): [PlanStage, LabeledLoss][] =>
  stages.flatMap((stage) =>
    stage.losses.flatMap((loss): [PlanStage, LabeledLoss][] => (isLabeled(loss) ? [[stage, loss]] : [])),
  );

const isLabeled = (loss: PlanLoss): loss is LabeledLoss => loss.labels !== undefined;

function warnOfUntrained(draft: Draft, { nodes, stages }: Plan): void {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const trained = new Set(stages.flatMap((stage) => stage.train));
  for (const stage of stages) {
    const read = ancestors(byName, readBy(stage.losses));
    for (const node of nodes) {
      if (node.shelf !== 'heads' || !read.has(node.name) || trained.has(node.name)) continue;
      if (node.weights !== undefined) continue; // another run has trained it
      trained.add(node.name); // reported once
      if (parameters([node]) > 0) {
        draft.problems.push(neverTrained(draft.at('heads', node.name), node.name, stage.name));
      }
    }
  }
}

/** Values tuned on the validation rows are also scored on them, by the metrics that depend on them. */
function warnOfTuned(draft: Draft, plan: Plan): void {
  const { postprocess = [] } = plan;
  const warn = (path: Path, name: string, isChanged: (metric: PlanMetric) => boolean): void => {
    const changed = metricsOf(name, plan).filter((metric) => metric.node !== undefined && isChanged(metric));
    const names = changed.map((metric) => metric.name);
    if (names.length > 0) draft.problems.push(tunedWhereScored(draft.at(...path), name, names));
  };
  for (const step of postprocess)
    if (spansOf(step)?.rows === 'validation')
      warn(['postprocess', step.name, 'smooth', 'tune'], step.name, () => true);
  for (const { name, tunes } of answering(plan)) {
    if (tunes !== 'validation') continue;
    const isStep = postprocess.some((step) => step.name === name);
    const path = isStep ? ['postprocess', name, 'threshold', 'tune'] : ['heads', name, 'thresholds'];
    warn(path, name, ({ options }) => options.threshold === TUNED);
  }
}

function warnOfVain(
  draft: Draft,
  { name, optimizer, schedule }: PlanStage,
  cost: PlanCost['stages'][number],
  registry: Registry,
): void {
  const say = (what: 'optimizer' | 'schedule', { type }: PartOptions, why: string | undefined): void => {
    if (why !== undefined) draft.problems.push(askedInVain(draft.at('stages', name, what), what, type, why));
  };
  say('optimizer', optimizer, registry.bind('optimizers', optimizer).ineffective);
  say('schedule', schedule, registry.bind('schedules', schedule).ineffective?.(cost));
}
