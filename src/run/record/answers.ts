import { MadeList } from '../../data/made-list.js';
import type { RowList, Score, Tensor } from '../../part.js';
import type { Plan } from '../../plan/plan.js';
import { answering } from '../../plan/postprocess.js';
import { readsFrames } from '../../plan/windows.js';
import type { Registry } from '../../registry.js';
import type { GroupScores, InspectionRecord, PredictionRecord } from '../../report/record.js';
import { type Answers, answer, type Beside } from '../../train/answers.js';
import { groupScores } from '../../train/groups.js';
import { constantScores, score } from '../../train/scores.js';
import { evaluationWindows } from '../../train/windows.js';
import { clock } from '../clock.js';
import type { SplitView } from '../data/splits.js';
import type { Model } from '../model/model.js';
import type { RunEvents } from '../surroundings.js';

/** The results of running a split through the finished model. */
export interface Answered {
  readonly answers: Answers;
  /** Rows without a readable image, by index in the split. */
  readonly failed: readonly { readonly row: number; readonly why: string }[];
  readonly inspection: InspectionRecord;
}

/** Computes the outputs of every predicting node over a split, and the means of the tensors that heads let you inspect. */
export async function answerSplit(model: Model, split: SplitView, events: RunEvents): Promise<Answered> {
  const { plan, engine, graph, owned: order } = model;
  const { tf } = engine;
  const { nodes } = plan;
  const { feeds, failed } = await model.feeds(order, split.view);
  const isTemporal = nodes.some(({ temporal }) => temporal);
  let inspected = 0;
  const sums = new Map<string, { node: string; name: string; shape: readonly number[]; sum: Float64Array }>();
  const beside: Beside = {
    compute: (values) => {
      const made: { [key: string]: Tensor } = {};
      for (const node of nodes.filter((one) => one.shelf === 'heads')) {
        for (const [name, tensor] of Object.entries(graph.inspect(node.name, values) ?? {})) {
          const key = `${node.name}/${name}`;
          const total = tf.sum(tensor, 0);
          const sum = sums.get(key)?.sum ?? new Float64Array(total.size);
          sums.set(key, { node: node.name, name, shape: total.shape, sum });
          made[key] = total;
        }
      }
      return made;
    },
    take: (numbers, { length }) => {
      inspected += length;
      for (const [key, data] of Object.entries(numbers)) {
        const { sum } = sums.get(key)!;
        data.forEach((value, i) => {
          sum[i]! += value;
        });
      }
    },
  };
  const rows = split.data.rows;
  events.start('predictions', rows, 'rows');
  const progress = (n: number): void => events.advance(n);
  const answers = await answer({
    tf,
    graph,
    order,
    nodes,
    feeds,
    rows,
    windows: isTemporal ? evaluationWindows(split.view.sequences!.tracks(failed), plan.windows!) : undefined,
    beside,
    progress,
    pause: clock.pause,
  });
  events.done();
  const inspection: {
    [node: string]: { [name: string]: { shape: readonly number[]; mean: readonly number[] } };
  } = {};
  for (const { node, name, shape, sum } of sums.values()) {
    inspection[node] = {
      ...inspection[node],
      [name]: { shape, mean: Array.from(sum, (value) => value / inspected) },
    };
  }
  return { answers, failed, inspection };
}

/** The page's metrics of a split, by name. */
export interface SplitScores {
  readonly scores: { readonly [metric: string]: Score };
  /** Of the best predictions that ignore the image. */
  readonly constant: { readonly [metric: string]: Score };
  /** The metrics that are errors, with the unit of each. Absent: there are none. */
  readonly errors?: { readonly [metric: string]: string };
  /** Scores by group of rows, as in the record. */
  readonly groups?: GroupScores;
}

/** Scores a model's predictions on a split, and the best predictions that ignore the image. */
export function scoresOf(
  { plan }: Model,
  { view, data }: SplitView,
  answers: Answers,
  registry: Registry,
): SplitScores {
  const { rows, labels } = data;
  const scoring = { metrics: plan.metrics, nodes: answering(plan), registry, labels };
  const names = plan.metrics.map((metric) => metric.name);
  const { errors } = errorMetrics(plan, registry);
  const groups = groupScores(
    names,
    answers,
    scoring,
    view.rows.map(({ group, member = group }) => member),
    errors,
  );
  return {
    scores: score(names, answers, scoring),
    constant: constantScores(names, rows, plan.labels, scoring),
    ...(errors && { errors }),
    ...(groups && { groups: { ...groups, ...(plan.mixture && { by: 'data set' as const }) } }),
  };
}

/** Metrics that are errors, with the unit of their numbers; absent: there are none. */
export function errorMetrics(plan: Plan, registry: Registry): Pick<SplitScores, 'errors'> {
  const { metrics, labels } = plan;
  const errors = metrics.flatMap(({ name, node, options }) => {
    if (!registry.get('metrics', options.type)!.error) return [];
    const space = answering(plan).find((one) => one.name === node)!.answer.labels;
    return [[name, labels[space]!.unit ?? '']];
  });
  return errors.length > 0 ? { errors: Object.fromEntries(errors) } : {};
}

/**
 * One record per row, made on demand: its labels, and the output of every predicting node; `conceal` puts references
 * into image paths.
 */
export function predictionsOf(
  model: Model,
  { view, data }: SplitView,
  answers: Answers,
  conceal: (path: string) => string = (path) => path,
): RowList<PredictionRecord> {
  const nodes = answering(model.plan);
  const inOrder = readsFrames(model.plan);
  return new MadeList(view.rows.length, (row) => {
    const { key, image, group, sequence, position, labels } = view.rows.at(row)!;
    return {
      key,
      image: typeof image === 'string' ? conceal(image) : null,
      ...(group !== undefined && { group }),
      ...(inOrder && sequence !== undefined && position !== undefined && { sequence, position }),
      // Computed on demand: the numbers take longest, and callers that need only images or sequences skip them.
      get truth() {
        const known = Object.keys(data.labels).filter((space) => data.labels[space]!.has[row]);
        return Object.fromEntries(known.map((space) => [space, Array.from(labels[space]!, orNull)]));
      },
      get outputs() {
        const given = nodes.map(({ name, answer: { width } }) => {
          return [name, Array.from(answers[name]!.subarray(row * width, (row + 1) * width), nineDigits)];
        });
        return Object.fromEntries(given);
      },
    };
  });
}

const orNull = (label: number): number | null => (Number.isNaN(label) ? null : label);
// Nine significant digits restore the same float32 number, so that scores can be recomputed exactly.
const nineDigits = (value: number): number => Number(value.toPrecision(9));
