import type { Plan, TuningRows } from '../../plan/plan.js';
import { answering } from '../../plan/postprocess.js';
import type { RunRecord } from '../../report/record.js';
import type { OtherAnswers } from '../../train/postprocess.js';
import { type TunedOn, type TunedSpan, type Tuning, tuningRows } from '../../train/tuning.js';
import { type SplitView, viewOf } from '../data/splits.js';
import type { Workplace } from '../run.js';
import type { RunEvents } from '../surroundings.js';
import { type Answered, answerSplit } from './answers.js';

/** The data that a plan tunes on: the predicted validation rows, and training rows processed as in evaluation. */
export async function tuningData(
  { model, train, validation, open }: Workplace,
  answered: Answered,
  others: OtherAnswers,
  events: RunEvents,
): Promise<{ readonly [rows in TuningRows]?: TunedOn }> {
  const rows = tuningRows(model.plan);
  const data: { [rows in TuningRows]?: TunedOn } = {};
  if (rows.has('validation')) data.validation = tunedOn(validation, answered, others);
  if (rows.has('train')) {
    const view = viewOf(train.view.rows, 'train', 'evaluate', model.plan, open.page.seed);
    data.train = tunedOn({ ...view, data: train.data }, await answerSplit(model, view, events), {});
  }
  return data;
}

const tunedOn = (
  { view, data }: SplitView,
  { answers, failed }: Answered,
  others: OtherAnswers,
): TunedOn => ({
  answers,
  frames: view.rows,
  missing: failed.map(({ row }) => row),
  labels: data.labels,
  others,
});

/** Thresholds and spans as stored in a record. */
export function tunedRecord(
  plan: Plan,
  { thresholds, spans }: Tuning,
): Pick<RunRecord, 'thresholds' | 'spans'> {
  const rowsOf = (name: string): TuningRows => answering(plan).find((one) => one.name === name)!.tunes!;
  const decided = Object.entries(thresholds).map(
    ([name, values]) => [name, { rows: rowsOf(name), values }] as const,
  );
  return {
    ...(decided.length > 0 && { thresholds: Object.fromEntries(decided) }),
    ...(Object.keys(spans).length > 0 && { spans }),
  };
}

/**
 * What a report states about thresholds and spans: their values, and that scores on the rows they were tuned on are
 * optimistic.
 */
export const tunedNotes = (plan: Plan, { thresholds, spans }: Tuning): readonly string[] => [
  ...Object.entries(spans).map(([name, span]) => spanNote(name, span)),
  ...answering(plan).flatMap(({ name, answer, tunes }) => {
    const tuned = thresholds[name];
    if (!tuned) return [];
    const each = plan.labels[answer.labels]!.names.map((label, i) => `${label} ${tuned[i]!.toFixed(2)}`);
    return [
      `The thresholds of ${name} are tuned for the best F1 on ${rowsText(tunes!, 'them')}: ${each.join(', ')}.`,
    ];
  }),
];

const spanNote = (name: string, { rows, metric, span, scores }: TunedSpan): string => {
  const each = scores.map(({ span, value }) => `${span} gave ${value === null ? 'none' : value.toFixed(4)}`);
  return `The span of ${name}, ${span} frames, is tuned for the best ${metric} on ${rowsText(rows, 'it')}: ${each.join(', ')}.`;
};

const rowsText = (rows: TuningRows, by: string): string =>
  rows === 'train'
    ? 'the training rows'
    : `the validation rows, so scores by ${by} on these rows are optimistic`;
