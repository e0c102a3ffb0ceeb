import { probabilities } from '../../decision.js';
import { limitsOf } from '../../labels.js';
import type { LabelSpace, RowList } from '../../part.js';
import { type TimelinePanel, timeline } from '../charts/timeline.js';
import { classOf } from '../class-of.js';
import { count } from '../figures.js';
import { type Html, html } from '../html.js';
import type { PredictionRecord, RunRecord } from '../record.js';

/** Limits: sequences drawn per node, frames per sequence, and labels of a large space. */
const SEQUENCES = 3;
const FRAMES = 400;
const LABELS = 3;

/** A row that is a frame of a sequence. */
type Frame = PredictionRecord & { readonly sequence: string; readonly position: number };

/** Labels and predictions over the frames of some sequences, for a run whose rows have sequences and frame numbers. */
export function timelines(record: RunRecord, predictions: RowList<PredictionRecord>): Html | null {
  const figures = Object.entries(record.answers).flatMap(([node, name]) => {
    const space = record.labels[name];
    return space ? ofNode(record, node, space, predictions) : [];
  });
  if (figures.length === 0) return null;
  return html`<section>
<h2>Over time</h2>
<p class="caption">Labels and predictions of the validation sequences with the most labeled frames.</p>
<div class="figures two">${figures}</div>
</section>`;
}

function ofNode(
  record: RunRecord,
  node: string,
  space: LabelSpace,
  predictions: RowList<PredictionRecord>,
): Html[] {
  const sequences = longest(predictions, node, space.name);
  const shown = labelsOf(space, sequences.flat());
  return sequences.map((frames) => {
    const every = Math.ceil(frames.length / FRAMES);
    const some = frames.filter((_, i) => i % every === 0);
    const { sequence } = frames[0]!;
    const thinned = every > 1 ? `, every ${every}th` : '';
    return html`<figure><figcaption><b>${node}: ${sequence}</b> ${count(frames.length)} frames${thinned}
<span class="key constant">label</span> <span class="key run">prediction</span></figcaption>
${timeline(`${node} over ${sequence}`, panelsOf(record, node, space, shown, some))}</figure>`;
  });
}

/** The sequences with the most labeled frames, with frames in order. */
function longest(predictions: RowList<PredictionRecord>, node: string, space: string): readonly Frame[][] {
  const found = new Map<string, { readonly rows: number[]; labeled: number }>();
  for (const [row, prediction] of predictions.entries()) {
    const { sequence, position } = prediction;
    if (sequence === undefined || position === undefined || !prediction.outputs[node]) continue;
    const own = found.get(sequence) ?? { rows: [], labeled: 0 };
    found.set(sequence, own);
    own.rows.push(row);
    if (prediction.truth[space]) own.labeled++;
  }
  return [...found]
    .filter(([, { labeled }]) => labeled > 1)
    .sort(([first, a], [second, b]) => b.labeled - a.labeled || (first < second ? -1 : 1))
    .slice(0, SEQUENCES)
    .map(([, { rows }]) => {
      const frames = rows.map((row) => predictions.at(row) as Frame);
      return frames.sort((a, b) => a.position - b.position);
    });
}

/** The indexes of the labels to draw: for many on/off labels, those that change most often. */
function labelsOf({ name, names, kind }: LabelSpace, frames: readonly Frame[]): readonly number[] {
  const all = [...names.keys()];
  if (kind !== 'multi-label') return all;
  const spread = (label: number): number => {
    const truth = frames.flatMap((frame) => frame.truth[name]?.[label] ?? []);
    const rate = truth.reduce((sum, value) => sum + value, 0) / Math.max(1, truth.length);
    return rate * (1 - rate);
  };
  return all.toSorted((a, b) => spread(b) - spread(a)).slice(0, LABELS);
}

function panelsOf(
  record: RunRecord,
  node: string,
  space: LabelSpace,
  labels: readonly number[],
  frames: readonly Frame[],
): readonly TimelinePanel[] {
  const { name, names, kind } = space;
  const over = (value: (frame: Frame) => number | null) =>
    frames.map((frame) => [frame.position, value(frame)] as const);
  if (kind === 'classes') {
    const truth = over((frame) => (frame.truth[name] ? classOf(frame.truth[name]) : null));
    const predicted = over(({ outputs }) => classOf(outputs[node]!));
    return [{ title: 'class', truth, predicted, limits: [0, names.length - 1], names }];
  }
  const scale = record.scales?.[node] ?? 'values';
  const outputOf = ({ outputs }: Frame): ArrayLike<number> =>
    probabilities(Float32Array.from(outputs[node]!), { kind, scale, width: names.length });
  return labels.map((label): TimelinePanel => {
    const truth = over((frame) => frame.truth[name]?.[label] ?? null);
    const predicted = over((frame) => outputOf(frame)[label]!);
    const title = `${names[label]}${kind === 'multi-label' ? ': probability' : ''}`;
    return { title, truth, predicted, limits: limitsOfPanel(space, [...truth, ...predicted]) };
  });
}

/** The range of the labels; for labels without one, the range of the lines. */
function limitsOfPanel(
  space: LabelSpace,
  points: readonly (readonly [number, number | null])[],
): readonly [number, number] {
  if (space.kind === 'multi-label') return [0, 1];
  const [least, most] = limitsOf(space);
  if (Number.isFinite(least) && Number.isFinite(most)) return [least, most];
  const values = points.flatMap(([, value]) => value ?? []);
  return [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))];
}
