import { THRESHOLD } from '../decision.js';
import type { Answer, Plan } from '../plan/plan.js';
import type { Answering } from '../plan/postprocess.js';
import type { Answers } from './answers.js';
import type { LabelMatrix } from './labels.js';

/** By node: the probability from which on each label is on. */
export type Thresholds = { readonly [node: string]: readonly number[] };

/** The thresholds with the best F1 of each label over the rows that carry it, of nodes that tune them. */
export const tuneThresholds = (
  nodes: readonly Pick<Answering, 'name' | 'answer'>[],
  answers: Answers,
  labels: { readonly [space: string]: LabelMatrix },
): Thresholds =>
  Object.fromEntries(
    nodes.map(({ name, answer }) => {
      const { width, scale } = answer;
      const { data, has } = labels[answer.labels]!;
      const tuned = Array.from({ length: width }, (_, label) => {
        const rows = Array.from(has.keys()).filter(
          (row) => has[row] === 1 && !Number.isNaN(data[row * width + label]),
        );
        const column = rows.map((row) => ({
          output: answers[name]![row * width + label]!,
          isOn: data[row * width + label]! >= 0.5,
        }));
        return bestThreshold(column, scale === 'logits');
      });
      return [name, tuned];
    }),
  );

/** The same plan, its nodes and steps with tuned thresholds. */
export const withThresholds = (plan: Plan, thresholds: Thresholds): Plan => ({
  ...plan,
  nodes: plan.nodes.map((node) => deciding(node, thresholds)),
  ...(plan.postprocess && { postprocess: plan.postprocess.map((step) => deciding(step, thresholds)) }),
});

const deciding = <T extends { readonly name: string; readonly answer?: Answer }>(
  one: T,
  thresholds: Thresholds,
): T => {
  const tuned = thresholds[one.name];
  return tuned && one.answer ? { ...one, answer: { ...one.answer, thresholds: tuned } } : one;
};

/**
 * The threshold with the best F1, 2 TP / (predicted + true), halfway between two neighboring outputs. Of several it is the one
 * nearest to 0.5, and 0.5 where the label is never on.
 */
function bestThreshold(
  rows: readonly { readonly output: number; readonly isOn: boolean }[],
  isLogits: boolean,
): number {
  const sorted = [...rows].sort((a, b) => b.output - a.output);
  const all = rows.filter(({ isOn }) => isOn).length;
  let [hits, best, threshold] = [0, 0, THRESHOLD];
  for (const [i, { output, isOn }] of sorted.entries()) {
    if (isOn) hits++;
    const next = sorted[i + 1]?.output ?? (isLogits ? output - 1 : 0);
    if (next === output && i + 1 < sorted.length) continue;
    const f1 = (2 * hits) / (i + 1 + all);
    const middle = (output + next) / 2;
    const candidate = isLogits ? 1 / (1 + Math.exp(-middle)) : middle;
    const isNearer = Math.abs(candidate - THRESHOLD) < Math.abs(threshold - THRESHOLD);
    if (f1 > best || (f1 === best && hits > 0 && isNearer)) [best, threshold] = [f1, candidate];
  }
  return threshold;
}
