import type { EpochRecord } from '../report/record.js';
import type { NamedArray, NamedArrays } from '../weights/named-array.js';
import type { TaskSum } from './checkpoint.js';
import type { LabelMatrix } from './labels.js';
import { score } from './scores.js';
import type { StageRun } from './stage-run.js';
import type { StageLoss, StepResult } from './step.js';

/**
 * The results of an epoch's steps: the mean of each loss over the rows that have its label, and the predictions for
 * the training rows during training (with dropout and augmentation, while the weights change).
 */
export interface Tally {
  add(batch: Int32Array, step: StepResult<number, Float32Array>): void;
  /** By loss, for a position in the middle of the epoch. */
  sums(): readonly TaskSum[];
  /** By node: `[training rows, width]`, for a checkpoint in the middle of the epoch. */
  answers(): NamedArrays;
  /** By loss; null if no row so far had its label. */
  losses(): { [loss: string]: number | null };
}

/** The properties of a loss that a tally needs. */
type Task = Pick<StageLoss, 'name' | 'answering' | 'against'>;

/** A tally that continues from the sums and predictions of a checkpoint, or starts empty. */
export function openTally(
  rows: number,
  losses: readonly Task[],
  before: { readonly sums: readonly TaskSum[]; readonly answers: NamedArrays },
): Tally {
  const sums = losses.map((_, i) => before.sums[i] ?? { loss: 0, rows: 0 });
  const answers = new Map(
    answeringNodes(losses).map(({ name, answer }): [string, NamedArray] => {
      const shape = [rows, answer!.width];
      return [name, before.answers.get(name) ?? { shape, data: new Float32Array(shape[0]! * shape[1]!) }];
    }),
  );
  return {
    add(batch, step) {
      for (const [i, { against }] of losses.entries()) {
        const labeled =
          'target' in against
            ? batch.filter((row) => row >= 0).length
            : batch.reduce((sum, row) => sum + (against.labels.has[row] ?? 0), 0);
        const { loss, rows: counted } = sums[i]!;
        sums[i] = { loss: loss + step.losses[i]! * labeled, rows: counted + labeled };
      }
      for (const [name, { shape, data }] of answers) {
        const width = shape[1]!;
        batch.forEach((row, i) => {
          if (row < 0) return;
          data.set(step.answers[name]!.subarray(i * width, (i + 1) * width), row * width);
        });
      }
    },
    sums: () => [...sums],
    answers: () => answers,
    losses: () =>
      Object.fromEntries(
        losses.map(({ name }, i) => [name, sums[i]!.rows === 0 ? null : sums[i]!.loss / sums[i]!.rows]),
      ),
  };
}

/** The stage's metrics on some training rows, from the predictions of the epoch's steps. */
export function trainScores(
  { plan, stage, registry, train }: Pick<StageRun, 'plan' | 'stage' | 'registry' | 'train'>,
  losses: readonly Task[],
  answers: NamedArrays,
  rows: Int32Array,
): EpochRecord['scores'] {
  const labels = Object.fromEntries(
    Object.entries(train.labels).map(([space, matrix]) => [space, only(matrix, rows)]),
  );
  const data = Object.fromEntries([...answers].map(([name, array]) => [name, array.data]));
  const nodes = answeringNodes(losses);
  return valuesOf(score(stage.metrics, data, { metrics: plan.metrics, nodes, registry, labels }));
}

const answeringNodes = (losses: readonly Task[]) =>
  [...new Set(losses.map(({ answering }) => answering))].filter(({ answer }) => answer !== undefined);

/** Labels as if only these rows had them. */
function only(matrix: LabelMatrix, rows: Int32Array): LabelMatrix {
  const has = new Uint8Array(matrix.has.length);
  for (const row of rows) has[row] = matrix.has[row]!;
  return { ...matrix, has };
}

/** The numbers of scores, without their components. */
export const valuesOf = (scores: { readonly [metric: string]: { readonly value: number | null } }) =>
  Object.fromEntries(Object.entries(scores).map(([name, { value }]) => [name, value]));
