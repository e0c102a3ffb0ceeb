import type { RowList } from '../part.js';
import type { Plan } from '../plan/plan.js';
import { answering } from '../plan/postprocess.js';
import type { Registry } from '../registry.js';
import type { PredictionRecord, RunRecord } from '../report/record.js';
import { readRun } from '../run/record/saved.js';
import type { LabelMatrix } from '../train/labels.js';
import { onlyRows } from '../train/rows.js';
import { score } from '../train/scores.js';
import { withThresholds } from '../train/thresholds.js';
import type { ScoreRows } from './bootstrap.js';

/** The predictions of a run for its validation rows, ready to be scored on any subset. */
export interface ScoredRows {
  /** Keys of the rows, in order, so that runs are compared on the same rows. */
  readonly keys: readonly string[];
  /** The subject or video of each row, if known. */
  readonly groups: readonly (string | undefined)[];
  readonly score: ScoreRows;
}

/** Reads the predictions of a finished run of a page with this plan, to score them in one of its metrics. */
export function scoredRows(folder: string, plan: Plan, metric: string, registry: Registry): ScoredRows {
  const { record, predictions } = readRun(folder);
  const decided = withThresholds(plan, tuned(record));
  const { metrics } = decided;
  const nodes = answering(decided);
  const answers = nodes.map(({ name, answer: { width } }) => {
    const data = new Float32Array(predictions.length * width);
    for (const [row, { outputs }] of predictions.entries()) data.set(outputs[name] ?? [], row * width);
    return [name, data] as const;
  });
  const spaces = [...new Set(nodes.map(({ answer }) => answer.labels))];
  const labels = spaces.map((space) => [space, matrixOf(predictions, record, space)] as const);
  const all = { metrics, nodes, registry, labels: Object.fromEntries(labels) };
  return {
    keys: predictions.map(({ key }) => key),
    groups: predictions.map(({ group }) => group),
    score: (rows) => {
      const drawn = onlyRows(Object.fromEntries(answers), all, rows);
      return score([metric], drawn.answers, drawn.scoring)[metric]!.value;
    },
  };
}

const tuned = ({ thresholds = {} }: RunRecord) =>
  Object.fromEntries(Object.entries(thresholds).map(([node, { values }]) => [node, values]));

/** The labels in one label space; NaN for a unit without a label in a row. */
function matrixOf(predictions: RowList<PredictionRecord>, { labels }: RunRecord, space: string): LabelMatrix {
  const { kind, names } = labels[space]!;
  const width = names.length;
  const data = new Float32Array(predictions.length * width);
  const has = new Uint8Array(predictions.length);
  for (const [row, { truth }] of predictions.entries()) {
    const label = truth[space];
    if (label === undefined) continue;
    has[row] = 1;
    data.set(
      Float32Array.from(label, (value) => value ?? Number.NaN),
      row * width,
    );
  }
  return { kind, width, data, has };
}
