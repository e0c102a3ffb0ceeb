import { THRESHOLD } from '../decision.js';
import type { Answer, Plan } from '../plan/plan.js';
import type { Answering } from '../plan/postprocess.js';
import type { Answers } from './answers.js';
import type { LabelMatrix } from './labels.js';

/** By node: the probability from which each label is on. */
export type Thresholds = { readonly [node: string]: readonly number[] };

/** The thresholds with the best F1 of each label over the rows that have it, for nodes that tune them. */
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
        const carrying = new Uint32Array(has.length);
        let count = 0;
        for (let at = label; at < data.length; at += width)
          if (has[Math.floor(at / width)] === 1 && !Number.isNaN(data[at])) carrying[count++] = at;
        return bestThreshold(carrying.subarray(0, count), answers[name]!, data, scale === 'logits');
      });
      return [name, tuned];
    }),
  );

/** The plan with tuned thresholds in its nodes and steps. */
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
 * The threshold with the best F1, 2 TP / (predicted + true), halfway between two adjacent outputs. If several are
 * equal, the one nearest to 0.5; 0.5 if the label is never on. `carrying` contains the indexes of its outputs and
 * labels, and is sorted in place.
 */
function bestThreshold(
  carrying: Uint32Array,
  outputs: Float32Array,
  labels: Float32Array,
  isLogits: boolean,
): number {
  const isOn = (at: number): boolean => labels[at]! >= 0.5;
  carrying.sort((a, b) => outputs[b]! - outputs[a]!);
  let all = 0;
  for (const at of carrying) if (isOn(at)) all++;
  let [hits, best, threshold] = [0, 0, THRESHOLD];
  for (let i = 0; i < carrying.length; i++) {
    const output = outputs[carrying[i]!]!;
    if (isOn(carrying[i]!)) hits++;
    const isLast = i + 1 === carrying.length;
    const next = isLast ? (isLogits ? output - 1 : 0) : outputs[carrying[i + 1]!]!;
    if (next === output && !isLast) continue;
    const f1 = (2 * hits) / (i + 1 + all);
    const middle = (output + next) / 2;
    const candidate = isLogits ? 1 / (1 + Math.exp(-middle)) : middle;
    const isNearer = Math.abs(candidate - THRESHOLD) < Math.abs(threshold - THRESHOLD);
    if (f1 > best || (f1 === best && hits > 0 && isNearer)) [best, threshold] = [f1, candidate];
  }
  return threshold;
}
