import type { RowList } from '../part.js';
import type { Plan, SpanTuning, TuningRows } from '../plan/plan.js';
import { answering } from '../plan/postprocess.js';
import { spansOf } from '../plan/tuning.js';
import type { Registry } from '../registry.js';
import type { Answers } from './answers.js';
import type { LabelMatrix } from './labels.js';
import { type OtherAnswers, postprocessed } from './postprocess.js';
import { score } from './scores.js';
import { type Thresholds, tuneThresholds, withThresholds } from './thresholds.js';
import type { Frame } from './tracks.js';

/** The predictions of a trained model for the rows of a split, and their labels. */
export interface TunedOn {
  readonly answers: Answers;
  readonly frames: RowList<Frame>;
  /** Rows without an input. */
  readonly missing: readonly number[];
  readonly labels: { readonly [space: string]: LabelMatrix };
  /** The predictions of other runs for these rows. */
  readonly others: OtherAnswers;
}

/** The spans that were scored, and the best one. */
export interface TunedSpan {
  readonly rows: TuningRows;
  readonly metric: string;
  readonly span: number;
  readonly scores: readonly { readonly span: number; readonly value: number | null }[];
}

/** By step. */
export type TunedSpans = { readonly [step: string]: TunedSpan };

/** The results of tuning after training. */
export interface Tuning {
  readonly thresholds: Thresholds;
  readonly spans: TunedSpans;
}

/** The rows on which a plan tunes. */
export const tuningRows = (plan: Plan): ReadonlySet<TuningRows> =>
  new Set([
    ...answering(plan).flatMap(({ tunes }) => tunes ?? []),
    ...(plan.postprocess ?? []).flatMap((step) => spansOf(step)?.rows ?? []),
  ]);

/**
 * Tunes the spans of steps, each after those that it reads, then the thresholds. A span is scored with thresholds
 * that are tuned for it on the same rows.
 */
export function tune(
  plan: Plan,
  rows: { readonly [rows in TuningRows]?: TunedOn },
  registry: Registry,
): Tuning {
  const spans: { [step: string]: TunedSpan } = {};
  for (const step of plan.postprocess ?? []) {
    const tuning = spansOf(step);
    if (tuning)
      spans[step.name] = tuneSpan(step.name, tuning, withSpans(plan, spans), rows[tuning.rows]!, registry);
  }
  const decided = withSpans(plan, spans);
  const thresholds = Object.entries(rows).map(([on, { answers, frames, missing, labels, others }]) => {
    const nodes = answering(decided).filter(({ tunes }) => tunes === on);
    return tuneThresholds(nodes, postprocessed(decided, answers, frames, missing, others), labels);
  });
  return { thresholds: Object.assign({}, ...thresholds), spans };
}

function tuneSpan(
  step: string,
  { spans, rows, metric }: SpanTuning,
  plan: Plan,
  on: TunedOn,
  registry: Registry,
): TunedSpan {
  const scores = spans.map((span) => ({
    span,
    value: scoreOf(withSpans(plan, { [step]: { span } }), metric, on, registry),
  }));
  const { type } = plan.metrics.find(({ name }) => name === metric)!.options;
  const sign = registry.get('metrics', type)!.error ? -1 : 1;
  const [first, ...others] = scores as [(typeof scores)[number]];
  const worth = ({ value }: typeof first): number =>
    value === null ? Number.NEGATIVE_INFINITY : sign * value;
  const { span } = others.reduce((best, one) => (worth(one) > worth(best) ? one : best), first);
  return { rows, metric, span, scores };
}

function scoreOf(
  plan: Plan,
  metric: string,
  { answers, frames, missing, labels, others }: TunedOn,
  registry: Registry,
): number | null {
  const given = postprocessed(plan, answers, frames, missing, others);
  const tuning = answering(plan).filter(({ tunes }) => tunes !== undefined);
  const decided = withThresholds(plan, tuneThresholds(tuning, given, labels));
  const scoring = { metrics: plan.metrics, nodes: answering(decided), registry, labels };
  return score([metric], given, scoring)[metric]!.value;
}

/** The plan with tuned spans in its steps. */
const withSpans = (plan: Plan, spans: { readonly [step: string]: Pick<TunedSpan, 'span'> }): Plan => ({
  ...plan,
  ...(plan.postprocess && {
    postprocess: plan.postprocess.map((step) => {
      const tuned = spans[step.name];
      return tuned && step.work.type === 'smooth'
        ? { ...step, work: { ...step.work, span: tuned.span } }
        : step;
    }),
  }),
});

/** The plan with all tuned values. */
export const withTuning = (plan: Plan, { thresholds, spans }: Tuning): Plan =>
  withThresholds(withSpans(plan, spans), thresholds);
