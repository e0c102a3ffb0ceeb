import { expect } from 'vitest';
import { probabilities } from '../../src/decision.js';
import type { LabelKind, Score, Scored } from '../../src/part.js';
import { type GoldenTensor, golden } from './golden.js';

interface MetricCase {
  readonly name: string;
  readonly prediction: GoldenTensor;
  readonly target: GoldenTensor;
  /** 0 where a row lacks the label; absent if every row has it. */
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

/** A case of `golden/metrics/ranking.json`, by scikit-learn: `output` is logits. */
export interface RankingCase extends Omit<MetricCase, 'prediction'> {
  readonly kind: LabelKind;
  readonly output: GoldenTensor;
  readonly auroc: Score;
  readonly averagePrecision: Score;
  readonly balancedAccuracy: Score;
}
/** A case of `golden/metrics/regression.json`, by scikit-learn. */
export interface RegressionCase extends MetricCase {
  readonly mae: Score;
  readonly rmse: Score;
  readonly r2: Score;
}

export const rankingCases = golden<RankingCase>('metrics/ranking');
export const regressionCases = golden<RegressionCase>('metrics/regression');
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

/** Logits, scored. */
export function scoredLogits({ output, kind, ...rest }: RankingCase): Scored {
  const scored = scoredOf({ ...rest, prediction: output }, kind);
  const { width } = scored;
  return {
    ...scored,
    scale: 'logits',
    prediction: probabilities(scored.output, { kind, scale: 'logits', width }),
  };
}

/** The same score, to `digits` decimals; null where it is not defined. */
export function expectScore({ value, perClass }: Score, expected: Score, digits = 6): void {
  const rounded = (one: number | null): string => (one === null ? 'not defined' : one.toFixed(digits));
  expect([value, ...perClass!].map(rounded)).toEqual([expected.value, ...expected.perClass!].map(rounded));
}

/** No row has the label. */
export const nothing = (kind: LabelKind): Scored => ({
  kind,
  scale: 'probabilities',
  rows: 0,
  width: 2,
  output: new Float32Array(),
  prediction: new Float32Array(),
  target: new Float32Array(),
});
