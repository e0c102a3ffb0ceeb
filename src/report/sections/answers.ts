import { limitsOf } from '../../labels.js';
import type { LabelSpace, RowList } from '../../part.js';
import { type Answered, classOf, labeled } from '../answered.js';
import { bars } from '../charts/bars.js';
import { matrix } from '../charts/matrix.js';
import { scatter } from '../charts/scatter.js';
import { count } from '../figures.js';
import { type Html, html } from '../html.js';
import type { InspectionRecord, PredictionRecord, RunRecord } from '../record.js';
import { paperScores, writingOf } from '../score-table.js';
import { inspection } from './inspection.js';

/** Most points a scatter draws: enough to see the shape, few enough to open quickly. */
const POINTS = 1500;

/** Most classes that a confusion matrix is drawn for: it has a cell for each pair of them. */
const CLASSES = 100;

/** A section for every node that answers a task: how well, class by class, where it errs, and what it looked at. */
export function answers(
  record: RunRecord,
  predictions: RowList<PredictionRecord>,
  inspected: InspectionRecord,
): readonly Html[] {
  return Object.entries(record.answers).flatMap(([node, name]) => {
    const space = record.labels[name];
    if (!space) return [];
    const rows = labeled(predictions, node, name);
    return html`<section>
<h2>${heading(space)}</h2>
<p class="caption">Head <code>${node}</code>, ${count(rows.length)} validation rows with this label.</p>
<div class="figures">${perClass(record, space)}${pictures(space, rows, record)}${inspection(node, inspected, space)}</div>
</section>`;
  });
}

const heading = ({ name, names, kind }: LabelSpace): string =>
  kind === 'continuous' ? names.join(' and ') : name.replaceAll('-', ' ');

function perClass(record: RunRecord, space: LabelSpace): readonly Html[] {
  const metrics = Object.entries(record.scores).filter(
    ([metric]) => record.metricLabels[metric] === space.name,
  );
  const [metric, score] = metrics.find(([, { perClass }]) => perClass) ?? [];
  if (!metric || !score?.perClass) return [];
  const besides = [
    { kind: 'constant' as const, name: 'constant predictor', score: record.constant[metric] },
    ...(record.comparable
      ? [{ kind: 'paper' as const, name: 'paper', score: paperScores(record)[metric] }]
      : []),
  ].filter(({ score }) => score?.perClass);
  const writing = writingOf(record, metric);
  const marks = besides.map(({ kind, score }) => ({ kind, values: score?.perClass ?? [] }));
  const title = `${metric} per ${unit[space.kind]}`;
  return [
    html`<figure><figcaption><b>${title}</b> ${writing.unit && `(${writing.unit})`} <span class="key run">this run</span>
${besides.map(({ kind, name }) => html` <span class="key ${kind}">${name}</span>`)}</figcaption>
${bars({ title, names: space.names, values: score.perClass, marks, writing })}</figure>`,
  ];
}

const unit = { classes: 'class', 'multi-label': 'label', continuous: 'dimension' } as const;

function pictures(space: LabelSpace, rows: readonly Answered[], record: RunRecord): readonly Html[] {
  if (rows.length === 0) return [];
  if (space.kind === 'classes') return [space.names.length <= CLASSES ? confusion(space, rows) : tooMany];
  if (space.kind === 'continuous') return space.names.map((_, i) => agreement(space, i, rows, record));
  return [];
}

const tooMany = html`<figure><figcaption><b>Confusion</b> is not drawn for more than ${CLASSES} classes</figcaption></figure>`;

function confusion(space: LabelSpace, rows: readonly Answered[]): Html {
  const counts = space.names.map(() => space.names.map(() => 0));
  for (const { truth, output } of rows) counts[classOf(truth)]![classOf(output)]! += 1;
  const totals = counts.map((row) => row.reduce((sum, value) => sum + value, 0));
  return html`<figure><figcaption><b>Confusion</b> % of each true class (row) that is predicted as each class</figcaption>
${matrix({
  title: `Confusion matrix of ${space.name}`,
  rows: space.names.map((name, i) => `${name} (${totals[i]})`),
  columns: space.names,
  values: counts.map((row, i) => row.map((value) => value / Math.max(1, totals[i]!))),
  rowTitle: 'true',
  columnTitle: 'predicted',
})}</figure>`;
}

function agreement(space: LabelSpace, i: number, rows: readonly Answered[], record: RunRecord): Html {
  const name = space.names[i]!;
  const pairs = rows.flatMap(({ truth, output }) => {
    const value = truth[i] ?? null;
    return value === null ? [] : [[value, output[i] ?? 0] as const];
  });
  const step = Math.max(1, Math.ceil(pairs.length / POINTS));
  const points = pairs.filter((_, j) => j % step === 0);
  const shown = step > 1 ? `, every ${step}th row` : '';
  const title = `${name}: true and predicted`;
  const scores = Object.entries(record.scores)
    .filter(([metric, { perClass }]) => record.metricLabels[metric] === space.name && perClass)
    .map(([metric, { perClass }]) => scoreText(record, metric, perClass![i] ?? null));
  return html`<figure><figcaption><b>${title}</b>${space.unit ? ` (${space.unit})` : ''} ${scores.join(', ')}${shown}</figcaption>
${scatter(title, points, limitsOfPoints(space, points))}</figure>`;
}

/** `CCC 49.9 %`, `MAE 4.21 years`. */
function scoreText(record: RunRecord, metric: string, value: number | null): string {
  const { score, unit } = writingOf(record, metric);
  return `${metric} ${score(value)} ${unit}`.trimEnd();
}

/** The range of the labels; of labels without one, what the points span. */
function limitsOfPoints(space: LabelSpace, points: readonly (readonly [number, number])[]): [number, number] {
  const [least, most] = limitsOf(space);
  if (Number.isFinite(least) && Number.isFinite(most)) return [least, most];
  const values = points.flat();
  return [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))];
}
