import { probabilities } from '../decision.js';
import type { BoundMetric, LabelSpace, Score, Scored } from '../part.js';
import type { Answer, PlanMetric, PlanNode } from '../plan/plan.js';
import type { Registry } from '../registry.js';
import type { Answers } from './answers.js';
import { moments } from './label-scale.js';
import { type LabelMatrix, wholeRows } from './labels.js';

/** Input of scoring, besides the predictions. */
export interface Scoring {
  readonly metrics: readonly PlanMetric[];
  readonly nodes: readonly Pick<PlanNode, 'name' | 'answer'>[];
  readonly registry: Registry;
  readonly labels: { readonly [space: string]: LabelMatrix };
  /** Minimum number of labeled rows for a metric; absent: one. */
  readonly least?: number;
}

/**
 * The named metrics of these predictions, each over the rows that have its label, including combinations of others.
 * Null if no row has the label, or too few do; then combinations of it are null too.
 */
export function score(
  names: readonly string[],
  answers: Answers,
  scoring: Scoring,
): { [metric: string]: Score } {
  const done = new Map<string, Score>();
  const compute = (name: string): Score => {
    const known = done.get(name);
    if (known) return known;
    const metric = scoring.metrics.find((one) => one.name === name)!;
    const bound = scoring.registry.bind('metrics', metric.options, ['metrics', name]);
    const value = metric.node === undefined ? combined(bound, metric) : scored(bound, metric.node, metric);
    done.set(name, value);
    return value;
  };
  const combined = (bound: BoundMetric, { of }: PlanMetric): Score => {
    const values = of.map((other) => compute(other).value);
    return values.every((value) => value !== null) ? bound.combine!(values) : NONE;
  };
  const scored = (bound: BoundMetric, node: string, metric: PlanMetric): Score => {
    const seen = labeled(node, answers, scoring, bound.partial);
    const isTuned = metric.options.threshold === 'tuned';
    return seen.rows < (scoring.least ?? 1) || (isTuned && !seen.thresholds) ? NONE : bound.score!(seen);
  };
  return Object.fromEntries(names.map((name) => [name, compute(name)]));
}

const NONE: Score = { value: null };

function labeled(node: string, answers: Answers, { nodes, labels }: Scoring, partial = false): Scored {
  const answer = nodes.find((one) => one.name === node)!.answer!;
  const matrix = labels[answer.labels]!;
  return compact(answers[node]!, partial ? matrix : wholeRows(matrix), answer);
}

function compact(
  answers: Float32Array,
  { kind, data, has }: LabelMatrix,
  { width, scale, thresholds }: Answer,
): Scored {
  const rows = has.reduce((sum, one) => sum + one, 0);
  const output = new Float32Array(rows * width);
  const target = new Float32Array(rows * width);
  let at = 0;
  for (let row = 0; row < has.length; row++) {
    if (!has[row]) continue;
    for (let i = row * width; i < (row + 1) * width; i++) {
      output[at] = answers[i]!;
      target[at++] = data[i]!;
    }
  }
  const isLogits = scale === 'logits' && kind !== 'continuous';
  return {
    kind,
    scale,
    output,
    prediction: isLogits ? probabilities(output, { kind, scale, width }) : output,
    target,
    rows,
    width,
    ...(thresholds && { thresholds }),
  };
}

/**
 * Predictions of the best predictor that ignores the image, as probabilities or values: all labels positive; the
 * class whose constant prediction scores best; the mean of continuous labels.
 */
export function constantAnswers(
  rows: number,
  nodes: Scoring['nodes'],
  spaces: { readonly [name: string]: LabelSpace },
  labels: { readonly [space: string]: LabelMatrix },
): Answers {
  const out: { [node: string]: Float32Array } = {};
  for (const { name, answer } of nodes) {
    if (!answer) continue;
    const values = new Float32Array(rows * answer.width);
    const { kind } = spaces[answer.labels]!;
    if (kind === 'multi-label') values.fill(1);
    if (kind === 'continuous') {
      const { mean } = moments(labels[answer.labels]!);
      for (let i = 0; i < values.length; i++) values[i] = mean[i % answer.width]!;
    }
    if (kind === 'classes') {
      const best = mostFrequent(labels[answer.labels]!);
      for (let i = 0; i < rows; i++) values[i * answer.width + best] = 1;
    }
    out[name] = values;
  }
  return out;
}

/** Scores of the best predictor that ignores the image. */
export function constantScores(
  names: readonly string[],
  rows: number,
  spaces: { readonly [name: string]: LabelSpace },
  scoring: Scoring,
): { [metric: string]: Score } {
  const nodes = scoring.nodes.map((node) =>
    node.answer ? { ...node, answer: { ...node.answer, scale: 'probabilities' as const } } : node,
  );
  return score(names, constantAnswers(rows, nodes, spaces, scoring.labels), { ...scoring, nodes });
}

// For macro F1, a constant class c scores 2 n_c / (n + n_c) / classes, which grows with n_c: the most frequent is best.
function mostFrequent({ width, data, has }: LabelMatrix): number {
  const counts = new Array<number>(width).fill(0);
  for (let i = 0; i < has.length; i++) for (let k = 0; k < width; k++) counts[k]! += data[i * width + k]!;
  return counts.indexOf(Math.max(...counts));
}
