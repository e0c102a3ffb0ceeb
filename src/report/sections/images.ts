import { cutsOf } from '../../decision.js';
import type { LabelSpace, RowList, Scale } from '../../part.js';
import { classOf } from '../class-of.js';
import { hundredths } from '../figures.js';
import { type Html, html } from '../html.js';
import type { PredictionRecord, RunRecord } from '../record.js';

const SHOWN = 24;

/** The image files that are shown. */
export const shownImages = (record: RunRecord, predictions: RowList<PredictionRecord>): readonly string[] => [
  ...new Set(pick(record, predictions).flatMap(({ image }) => image ?? [])),
];

/** Validation images with their labels and predictions; wrong predictions are marked. */
export function images(
  record: RunRecord,
  predictions: RowList<PredictionRecord>,
  image: ((path: string) => string | null) | null,
): Html | null {
  if (image === null) return shownImages(record, predictions).length > 0 ? leftOut(record) : null;
  const cards = pick(record, predictions).flatMap((row) => {
    const picture = row.image === null ? null : image(row.image);
    return picture === null ? [] : [card(record, row, picture)];
  });
  if (cards.length === 0) return null;
  return html`<section>
<h2>Images</h2>
<p class="caption">Validation images: about the same number of each class, spaced evenly through the file, not chosen by outcome.
${record.terms?.redistribute === false ? NOT_TO_BE_PASSED_ON : ''}
Labels: right, missed (−) or mistaken (+). Values: true → predicted.
<span class="key hit">right</span> <span class="key miss">missed or mistaken</span></p>
<div class="wall">${cards}</div>
</section>`;
}

/** States that images are omitted, why, and how to include them. */
const leftOut = ({ images, terms }: RunRecord): Html => html`<section>
<h2>Images</h2>
<p class="caption">This report has no images: ${
  images === undefined && terms?.redistribute === false
    ? 'the terms of the data set do not allow images to be passed on.'
    : html`it was made with <code>--no-images</code>.`
} <code>zoo report RUN --images</code> adds them.</p>
</section>`;

/** Shown if the report contains images that may not be redistributed. */
const NOT_TO_BE_PASSED_ON =
  ' The terms of the data set do not allow these images to be passed on, so do not pass on this report.';

/** The same number of rows of every class, evenly spaced; then rows of all the others, until the grid is full. */
function pick(record: RunRecord, predictions: RowList<PredictionRecord>): readonly PredictionRecord[] {
  const space = Object.values(record.answers)
    .map((name) => record.labels[name])
    .find((candidate) => candidate?.kind === 'classes');
  const names = space?.names ?? [];
  const shown: number[] = [];
  const ofClass = names.map((): number[] => []);
  for (const [row, prediction] of predictions.entries()) {
    if (prediction.image === null) continue;
    shown.push(row);
    ofClass[classOf(prediction.truth[space?.name ?? ''] ?? [])]?.push(row);
  }
  const each = Math.floor(SHOWN / Math.max(1, names.length));
  const chosen = ofClass.flatMap((rows) => spaced(rows, each));
  const rest = shown.filter((row) => !chosen.includes(row));
  return [...chosen, ...spaced(rest, SHOWN - chosen.length)].map((row) => predictions.at(row)!);
}

const spaced = (rows: readonly number[], n: number): readonly number[] =>
  rows.length <= n
    ? rows
    : Array.from({ length: n }, (_, i) => rows[Math.floor(((i + 0.5) * rows.length) / n)]!);

function card(record: RunRecord, row: PredictionRecord, picture: string): Html {
  const verdicts = Object.entries(record.answers).flatMap(([node, name]) => {
    const [space, truth, output] = [record.labels[name], row.truth[name], row.outputs[node]];
    const scale = record.scales?.[node] ?? 'probabilities';
    const thresholds = record.thresholds?.[node]?.values;
    return space && truth && output ? [{ space, truth, output, scale, thresholds }] : [];
  });
  verdicts.sort((a, b) => order.indexOf(a.space.kind) - order.indexOf(b.space.kind));
  const wrong = verdicts.some(
    ({ space, truth, output }) => space.kind === 'classes' && classOf(truth) !== classOf(output),
  );
  return html`<figure class="${wrong ? 'face wrong' : 'face'}"><img src="${picture}" alt="${row.key}" width="112" height="112">
<figcaption>${verdicts.map((one) => verdict[one.space.kind](one))}</figcaption></figure>`;
}

interface Verdict {
  readonly space: LabelSpace;
  readonly scale: Scale;
  readonly thresholds: readonly number[] | undefined;
  readonly truth: readonly (number | null)[];
  readonly output: readonly number[];
}

const verdict: { readonly [kind in LabelSpace['kind']]: (one: Verdict) => Html } = {
  classes: ({ space: { names }, truth, output }) => {
    const [is, said] = [classOf(truth), classOf(output)];
    return is === said
      ? html`<p class="class hit">✓ ${names[is] ?? ''}</p>`
      : html`<p class="class miss">✗ ${names[said] ?? ''}</p><p>is ${names[is] ?? ''}</p>`;
  },
  'multi-label': ({ space: { names }, scale, thresholds, truth, output }) => {
    const cuts = cutsOf({ scale, thresholds, width: names.length });
    const marks = names.flatMap((name, i) => {
      const [is, said] = [truth[i] === 1, (output[i] ?? Number.NaN) >= cuts[i]!];
      if (truth[i] === null || (!is && !said)) return [];
      return is && said
        ? [html`<span class="hit">${name}</span> `]
        : [html`<span class="miss">${said ? '+' : '−'}${name}</span> `];
    });
    return html`<p class="marks">${marks.length > 0 ? marks : 'none, none predicted'}</p>`;
  },
  continuous: ({ space: { names }, truth, output }) =>
    html`<p>${names.map((name, i) => html`<span>${name} ${truth[i] === null ? '–' : hundredths(truth[i] ?? 0)} → ${hundredths(output[i] ?? 0)}</span> `)}</p>`,
};

/** The class comes first: it is what a reader sees in an image. */
const order: readonly LabelSpace['kind'][] = ['classes', 'multi-label', 'continuous'];
