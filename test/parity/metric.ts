import type { LabelKind, Scored } from '../../src/part.js';
import { type GoldenTensor, golden } from './golden.js';

interface MetricCase {
  readonly name: string;
  readonly prediction: GoldenTensor;
  readonly target: GoldenTensor;
  /** 0 where a row lacks the label; absent: none does. */
  readonly there?: GoldenTensor;
}
/** A case of `golden/metrics/decisions.json`, by scikit-learn. */
export interface DecisionCase extends MetricCase {
  readonly kind: LabelKind;
  readonly threshold: number;
  readonly f1PerClass: readonly number[];
  readonly f1Macro: number;
  readonly accuracy: number;
}
/** A case of `golden/metrics/ccc.json`, by numpy. */
export interface ConcordanceCase extends MetricCase {
  readonly perClass: readonly number[];
}

export const decisionCases = golden<DecisionCase>('metrics/decisions');

export function scoredOf({ prediction, target, there }: MetricCase, kind: LabelKind): Scored {
  const [rows, width] = target.shape as [number, number];
  return {
    kind,
    scale: 'probabilities',
    rows,
    width,
    output: Float32Array.from(prediction.data),
    prediction: Float32Array.from(prediction.data),
    target: Float32Array.from(target.data, (one, i) => (there?.data[i] === 0 ? Number.NaN : one)),
  };
}

/** No row carries the label. */
export const nothing = (kind: LabelKind): Scored => ({
  kind,
  scale: 'probabilities',
  rows: 0,
  width: 2,
  output: new Float32Array(),
  prediction: new Float32Array(),
  target: new Float32Array(),
});
