import { cutOf, largest } from '../../decision.js';
import { lossDidNotFall, noBetterThanConstant, sameAnswer } from '../../errors/outcome.js';
import type { LabelSpace } from '../../part.js';
import type { Plan } from '../../plan/plan.js';
import { type Answering, answering } from '../../plan/postprocess.js';
import type { StageRecord } from '../../report/record.js';
import { writingOf } from '../../report/score-table.js';
import type { Answers } from '../../train/answers.js';
import type { SplitScores } from './answers.js';

/** Below this fraction of the labels' spread, continuous predictions count as nearly constant. */
const SPREAD = 0.01;

/** Signs that a finished run failed to learn: constant predictions, scores of a constant, a loss that did not fall. */
export function outcomeWarnings(
  plan: Plan,
  stages: readonly StageRecord[],
  split: SplitScores,
  answers: Answers,
): readonly string[] {
  const { labels, metrics } = plan;
  const constant = answering(plan).filter((node) => isConstant(node, labels, answers));
  return [
    ...stages.flatMap(({ name, epochs }) => {
      const [first, last] = [epochs[0]?.loss ?? 0, epochs.at(-1)?.loss ?? 0];
      return epochs.length > 1 && last >= first ? [lossDidNotFall(name, first, last)] : [];
    }),
    ...constant.map(({ name, answer }) => sameAnswer(name, answer.labels)),
    ...metrics.flatMap(({ name, node }) => {
      const [score, other] = [split.scores[name]?.value ?? null, split.constant[name]?.value ?? null];
      if (node === undefined || score === null || other === null || constant.some((one) => one.name === node))
        return [];
      const writing = writingOf(split, name);
      const isError = split.errors?.[name] !== undefined;
      const text = (value: number): string => `${writing.score(value)} ${writing.unit}`.trimEnd();
      const better = isError ? score < other : score > other;
      return better ? [] : [noBetterThanConstant(name, [text(score), text(other)])];
    }),
  ];
}

/** Whether a node predicts the same for all rows: one class, the same labels, or values that hardly differ. */
function isConstant({ name, answer }: Answering, spaces: Plan['labels'], answers: Answers): boolean {
  const output = answers[name];
  if (!output || output.length <= answer.width) return false;
  const { width } = answer;
  const { kind } = spaces[answer.labels]!;
  if (kind === 'continuous') return spread(output, width) < SPREAD * expected(spaces[answer.labels]!, output);
  const cut = cutOf(answer.scale, 0.5);
  const decided = (at: number): string =>
    kind === 'classes'
      ? `${largest(output, at, at + width) - at}`
      : output
          .subarray(at, at + width)
          .map((value) => (value >= cut ? 1 : 0))
          .join();
  const first = decided(0);
  for (let at = width; at < output.length; at += width) if (decided(at) !== first) return false;
  return true;
}

/** The largest difference between two rows, over the values. */
function spread(output: Float32Array, width: number): number {
  return Math.max(...Array.from({ length: width }, (_, column) => extent(output, column, width)));
}

/** The possible range of the predictions: the range of the labels; for labels without one, the size of the predictions. */
function expected({ range, standardize }: LabelSpace, output: Float32Array): number {
  if (range) return range[1]! - range[0]!;
  return standardize ? Math.abs(output[0]!) : 2;
}

function extent(output: Float32Array, column: number, width: number): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = column; at < output.length; at += width) {
    least = Math.min(least, output[at]!);
    most = Math.max(most, output[at]!);
  }
  return most - least;
}
