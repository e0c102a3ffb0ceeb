import { limitsOf } from '../../labels.js';
import type { LabelSpace, RowList } from '../../part.js';
import { bars } from '../charts/bars.js';
import { matrix } from '../charts/matrix.js';
import { scatter } from '../charts/scatter.js';
import { classOf } from '../class-of.js';
import { count } from '../figures.js';
import { type Html, html } from '../html.js';
import type { InspectionRecord, PredictionRecord, RunRecord } from '../record.js';
import { paperScores, writingOf } from '../score-table.js';
import { Thinned } from '../thinned.js';
import { inspection } from './inspection.js';

/** Maximum number of points in a scatter plot: enough to see the shape, few enough to open quickly. */
const POINTS = 1500;

/** Maximum number of classes in a confusion matrix, which has a cell for each pair. */
const CLASSES = 100;

/** A section for every node that predicts a task: its scores, its scores by class, its errors, and what it attended to. */
export function answers(
  record: RunRecord,
  predictions: RowList<PredictionRecord>,
  inspected: InspectionRecord,
): readonly Html[] {
  const nodes = Object.entries(record.answers).flatMap(([node, name]) => {
    const space = record.labels[name];
    return space ? [{ node, space, drawn: drawingOf(space) }] : [];
  });
  for (const { truth, outputs } of predictions)
    for (const { node, space, drawn } of nodes) {
      const [label, output] = [truth[space.name], outputs[node]];
      if (label && output) draw(drawn, label, output);
    }
  return nodes.map(({ node, space, drawn }) => {
    return html`<section>
<h2>${heading(space)}</h2>
<p class="caption">Head <code>${node}</code>, ${count(drawn.rows)} validation rows with this label.</p>
<div class="figures">${perClass(record, space)}${figures(space, drawn, record)}${inspection(node, inspected, space)}</div>
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

/** What the charts of a node show of the rows with its label: a confusion matrix, or points for each value. */
interface Drawing {
  rows: number;
  /** By true and predicted class; empty if it is not drawn. */
  readonly confusion: number[][];
  readonly points: readonly Thinned<Point>[];
}

type Point = readonly [truth: number, output: number];

function drawingOf({ kind, names }: LabelSpace): Drawing {
  const isDrawn = kind === 'classes' && names.length <= CLASSES;
  return {
    rows: 0,
    confusion: isDrawn ? names.map(() => names.map(() => 0)) : [],
    points: kind === 'continuous' ? names.map(() => new Thinned<Point>(POINTS)) : [],
  };
}

/** Adds a row. */
function draw(drawn: Drawing, truth: readonly (number | null)[], output: readonly number[]): void {
  drawn.rows++;
  if (drawn.confusion.length > 0) drawn.confusion[classOf(truth)]![classOf(output)]! += 1;
  for (const [i, own] of drawn.points.entries()) {
    const value = truth[i] ?? null;
    if (value !== null) own.add([value, output[i] ?? 0]);
  }
}

function figures(
  space: LabelSpace,
  { rows, confusion, points }: Drawing,
  record: RunRecord,
): readonly Html[] {
  if (rows === 0) return [];
  if (space.kind === 'classes') return [confusion.length > 0 ? confusionOf(space, confusion) : tooMany];
  return points.map((own, i) => agreement(space, i, own, record));
}

const tooMany = html`<figure><figcaption><b>Confusion</b> is not drawn for more than ${CLASSES} classes</figcaption></figure>`;

function confusionOf(space: LabelSpace, counts: readonly (readonly number[])[]): Html {
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

function agreement(space: LabelSpace, i: number, { kept, step }: Thinned<Point>, record: RunRecord): Html {
  const name = space.names[i]!;
  const shown = step > 1 ? `, one row in ${step}` : '';
  const title = `${name}: true and predicted`;
  const scores = Object.entries(record.scores)
    .filter(([metric, { perClass }]) => record.metricLabels[metric] === space.name && perClass)
    .map(([metric, { perClass }]) => scoreText(record, metric, perClass![i] ?? null));
  return html`<figure><figcaption><b>${title}</b>${space.unit ? ` (${space.unit})` : ''} ${scores.join(', ')}${shown}</figcaption>
${scatter(title, kept, limitsOfPoints(space, kept))}</figure>`;
}

/** `CCC 49.9 %`, `MAE 4.21 years`. */
function scoreText(record: RunRecord, metric: string, value: number | null): string {
  const { score, unit } = writingOf(record, metric);
  return `${metric} ${score(value)} ${unit}`.trimEnd();
}

/** The range of the labels; for labels without one, the range of the points. */
function limitsOfPoints(space: LabelSpace, points: readonly Point[]): [number, number] {
  const [least, most] = limitsOf(space);
  if (Number.isFinite(least) && Number.isFinite(most)) return [least, most];
  const values = points.flat();
  return [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))];
}
