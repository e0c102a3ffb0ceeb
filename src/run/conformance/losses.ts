import { labelSpaces } from '../../labels.js';
import type { LabelKind, LossPart, Scale, Tf, Variable } from '../../part.js';
import type { PartOptions } from '../../plan/plan.js';
import { stream } from '../../random/stream.js';
import { labelStatistics } from '../../train/labels.js';
import { checkGradients } from './differences.js';
import { heldRemark } from './heads.js';
import { optionsToTry } from './options.js';
import { Broken, type Remark } from './outcome.js';
import { randomLabels, UNLABELLED } from './trial.js';

const ROWS = 8;

interface LossCase {
  readonly options: PartOptions;
  readonly kind: LabelKind;
  readonly scale: Scale;
}

const casesOf = (part: LossPart): readonly LossCase[] =>
  optionsToTry(part).flatMap((options) =>
    part.kinds.flatMap((kind) => part.scales.map((scale) => ({ options, kind, scale }))),
  );

/** A loss on random labels, with its prediction as a variable. */
function withLoss(
  tf: Tf,
  part: LossPart,
  { options, kind, scale }: LossCase,
  work: (
    prediction: Variable,
    loss: (masked: boolean) => ReturnType<ReturnType<LossPart['build']>>,
    draw: (i: number) => void,
  ) => void,
): void {
  const space = Object.values(labelSpaces).find((one) => one.kind === kind)!;
  const labels = randomLabels(space, ROWS);
  const names = labels.width;
  const width = part.width?.(names) ?? names;
  const prediction = tf.tidy(() => tf.variable(tf.tensor(predicted(scale, width, 0), [ROWS, width])));
  const loss = part.build(tf, options as never, labelStatistics(labels, kind));
  try {
    const of = (masked: boolean) =>
      loss(
        prediction,
        tf.tensor(labels.data, [ROWS, names]),
        masked ? tf.tensor(Float32Array.from(labels.has)) : null,
      );
    const draw = (i: number): void =>
      tf.tidy(() => prediction.assign(tf.tensor(predicted(scale, width, i), [ROWS, width])));
    work(prediction, of, draw);
  } finally {
    prediction.dispose();
  }
}

/** Predictions inside what their scale allows. */
function predicted(scale: Scale, width: number, draw: number): Float32Array {
  const random = stream(1, 'conformance', 'prediction', draw);
  if (scale === 'probabilities') return random.uniform(ROWS * width).map((u) => 0.1 + 0.8 * u);
  if (scale === 'values') return random.uniform(ROWS * width).map((u) => 1.8 * u - 0.9);
  return random.normal(ROWS * width);
}

/** One finite number, which an answer to a row without the label does not change. */
export function checkLossShapes(tf: Tf, part: LossPart): void {
  for (const one of casesOf(part)) {
    withLoss(tf, part, one, (prediction, loss) =>
      tf.tidy(() => {
        for (const masked of [false, true]) {
          const value = loss(masked);
          if (value.size !== 1) throw new Broken(`it gives [${value.shape}], not one number`);
          if (!Number.isFinite(value.dataSync()[0]))
            throw new Broken(`it is not finite on random ${one.kind} labels`);
        }
        const before = loss(true).dataSync()[0]!;
        answerOtherwise(tf, prediction);
        const after = loss(true).dataSync()[0]!;
        if (Math.abs(after - before) > 1e-6 * Math.max(1, Math.abs(before)))
          throw new Broken('another answer to a row without the label changes it: it does not heed its mask');
      }),
    );
  }
}

/** Gives the row that carries no label the answer of the one before it. */
function answerOtherwise(tf: Tf, prediction: Variable): void {
  const answers = prediction.dataSync().slice();
  const width = prediction.shape[1]!;
  answers.copyWithin(UNLABELLED * width, (UNLABELLED - 1) * width, UNLABELLED * width);
  prediction.assign(tf.tensor(answers, prediction.shape));
}

export function checkLossGradients(tf: Tf, part: LossPart): Remark {
  const cases = casesOf(part);
  for (const one of cases.filter(({ options }) => part.held?.(options as never) === undefined)) {
    withLoss(tf, part, one, (prediction, loss, draw) => {
      for (const masked of [false, true]) {
        checkGradients(tf, {
          leaves: new Map([['prediction', prediction]]),
          redraw: draw,
          f: () => loss(masked),
        });
      }
    });
  }
  return heldRemark(part, cases);
}

export function checkLossTensors(tf: Tf, part: LossPart): void {
  for (const one of casesOf(part)) {
    const before = tf.memory().numTensors;
    withLoss(tf, part, one, (prediction, loss) =>
      tf.tidy(() => void tf.variableGrads(() => loss(true), [prediction])),
    );
    const left = tf.memory().numTensors - before;
    if (left !== 0) throw new Broken(`${left} tensors are left behind`);
  }
}
