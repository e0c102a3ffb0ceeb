import { readNow } from '../engine/read.js';
import { labelSpaces } from '../labels.js';
import type { BoundLoss, LabelKind, LossPart, Scale, Tensor, Tf, Variable } from '../part.js';
import { stream } from '../random/stream.js';
import { labelStatistics } from '../train/labels.js';
import { boundToTry } from './bound.js';
import { checkGradients } from './differences.js';
import { heldRemark } from './heads.js';
import { Broken, type Remark } from './outcome.js';
import { randomLabels, UNLABELED } from './trial.js';

const ROWS = 8;

interface LossCase {
  readonly bound: BoundLoss;
  readonly kind: LabelKind;
  readonly scale: Scale;
}

const casesOf = (part: LossPart): readonly LossCase[] =>
  boundToTry(part).flatMap(({ bound }) =>
    bound.kinds.flatMap((kind) => bound.scales.map((scale) => ({ bound, kind, scale }))),
  );

/** What a mask hides in a batch: nothing, a row, or the first unit or value of every other row. */
type Mask = 'none' | 'row' | 'units';

const hides: { readonly [mask in Mask]: (row: number, column: number) => boolean } = {
  none: () => false,
  row: (row) => row === UNLABELED,
  units: (row, column) => row % 2 === 1 && column === 0,
};

const masksFor = (part: LossPart, kind: LabelKind): readonly Mask[] =>
  part.partial && kind !== 'classes' ? ['none', 'row', 'units'] : ['none', 'row'];

function maskOf(tf: Tf, mask: Mask, names: number): Tensor | null {
  if (mask === 'none') return null;
  const shape = mask === 'row' ? [ROWS] : [ROWS, names];
  const width = shape[1] ?? 1;
  const shown = (_: unknown, i: number): number => Number(!hides[mask](Math.floor(i / width), i % width));
  return tf.tensor(Float32Array.from({ length: ROWS * width }, shown), shape);
}

/** A loss on random labels, with its prediction as a variable. */
function withLoss(
  tf: Tf,
  { bound, kind, scale }: LossCase,
  work: (
    prediction: Variable,
    loss: (mask: Mask) => ReturnType<ReturnType<BoundLoss['build']>>,
    draw: (i: number) => void,
  ) => void,
): void {
  const space = Object.values(labelSpaces).find((one) => one.kind === kind)!;
  const labels = randomLabels(space, ROWS);
  const names = labels.width;
  const width = bound.width?.(names) ?? names;
  const prediction = tf.tidy(() => tf.variable(tf.tensor(predicted(scale, width, 0), [ROWS, width])));
  const loss = bound.build(tf, { ...labelStatistics(labels, kind), scale });
  try {
    const of = (mask: Mask) =>
      loss(
        prediction,
        tf.tensor(labels.data, [ROWS, names]),
        maskOf(tf, mask, names),
        bound.windows && ROWS / 2,
      );
    const draw = (i: number): void =>
      tf.tidy(() => prediction.assign(tf.tensor(predicted(scale, width, i), [ROWS, width])));
    work(prediction, of, draw);
  } finally {
    prediction.dispose();
  }
}

/** Predictions within the range of their scale. */
function predicted(scale: Scale, width: number, draw: number): Float32Array {
  const random = stream(1, 'conformance', 'prediction', draw);
  if (scale === 'probabilities') return random.uniform(ROWS * width).map((u) => 0.1 + 0.8 * u);
  if (scale === 'values') return random.uniform(ROWS * width).map((u) => 1.8 * u - 0.9);
  return random.normal(ROWS * width);
}

/** The loss is one finite number, which predictions for rows or units without a label do not change. */
export function checkLossShapes(tf: Tf, part: LossPart): void {
  for (const one of casesOf(part)) {
    withLoss(tf, one, (prediction, loss) =>
      tf.tidy(() => {
        for (const mask of masksFor(part, one.kind)) {
          const value = loss(mask);
          if (value.size !== 1) throw new Broken(`it returns [${value.shape}], not one number`);
          const before = readNow(value)[0]!;
          if (!Number.isFinite(before)) throw new Broken(`it is not finite on random ${one.kind} labels`);
          answerOtherwise(tf, prediction, mask);
          const after = readNow(loss(mask))[0]!;
          if (Math.abs(after - before) > 1e-6 * Math.max(1, Math.abs(before)))
            throw new Broken(
              `a different prediction for a ${mask === 'row' ? 'row' : 'unit'} without the label changes it: it ignores its mask`,
            );
        }
      }),
    );
  }
}

/** Replaces the predictions that a mask hides by those of the row before. */
function answerOtherwise(tf: Tf, prediction: Variable, mask: Mask): void {
  const width = prediction.shape[1]!;
  const answers = readNow(prediction);
  const others = answers.map((answer, i) =>
    hides[mask](Math.floor(i / width), i % width) ? answers[i - width]! : answer,
  );
  prediction.assign(tf.tensor(others, prediction.shape));
}

export function checkLossGradients(tf: Tf, part: LossPart): Remark {
  const cases = casesOf(part);
  for (const one of cases.filter(({ bound }) => bound.held === undefined)) {
    withLoss(tf, one, (prediction, loss, draw) => {
      for (const mask of masksFor(part, one.kind)) {
        checkGradients(tf, {
          leaves: new Map([['prediction', prediction]]),
          redraw: draw,
          f: () => loss(mask),
        });
      }
    });
  }
  return heldRemark(cases.map(({ bound }) => bound));
}

export function checkLossTensors(tf: Tf, part: LossPart): void {
  for (const one of casesOf(part)) {
    const before = tf.memory().numTensors;
    withLoss(tf, one, (prediction, loss) =>
      tf.tidy(() => void tf.variableGrads(() => loss('row'), [prediction])),
    );
    const left = tf.memory().numTensors - before;
    if (left !== 0) throw new Broken(`${left} tensors are left behind`);
  }
}
