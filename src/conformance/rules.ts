import { probabilities } from '../decision.js';
import { labelSpaces } from '../labels.js';
import type { BoundOptimizer, MetricPart, OptimizerPart, SchedulePart, Score, Tf } from '../part.js';
import { stream } from '../random/stream.js';
import { boundToTry } from './bound.js';
import { Broken } from './outcome.js';
import { randomLabels } from './trial.js';

/** A factor exists for every step, also in the shortest trainings: finite, not negative, and the same on repeated calls. */
export function checkSchedule(part: SchedulePart): void {
  for (const { bound } of boundToTry(part)) {
    for (const steps of [40, 10, 3, 2, 1]) {
      const once = () =>
        Array.from({ length: steps }, (_, step) =>
          bound.factor({ step, steps, stepsPerEpoch: Math.min(steps, 10) }),
        );
      const factors = once();
      const wrong = factors.findIndex((factor) => !(factor >= 0 && Number.isFinite(factor)));
      if (wrong >= 0) throw new Broken(`at step ${wrong} of ${steps} the factor is ${factors[wrong]}`);
      if (factors.join() !== once().join()) throw new Broken('a second call gives different factors');
    }
  }
}

/** A step returns a value and every declared slot, each with the shape of the variable. */
export function checkOptimizer(tf: Tf, part: OptimizerPart): void {
  for (const { bound } of boundToTry(part)) {
    for (const shape of [[], [3], [2, 3]]) tf.tidy(() => expectStep(tf, bound, shape));
  }
}

function expectStep(tf: Tf, bound: BoundOptimizer, shape: number[]): void {
  const slots = Object.fromEntries(bound.slots.map((slot) => [slot, tf.zeros(shape)]));
  const at = { value: tf.ones(shape), gradient: tf.ones(shape), slots, rate: 0.1, step: 1 };
  const { value, slots: kept } = bound.update(tf, at);
  const made = new Map([['value', value], ...bound.slots.map((slot) => [slot, kept[slot]] as const)]);
  for (const [name, tensor] of made) {
    if (tensor === undefined) throw new Broken(`its slots list "${name}", but a step returns none`);
    if (tensor.shape.join() !== shape.join())
      throw new Broken(`for a variable [${shape}], a step returns a ${name} [${tensor.shape}]`);
  }
}

/** A metric is a number, or one per class; it is the same on repeated calls and does not change the rows. */
export function checkMetric(part: MetricPart): void {
  for (const { bound } of boundToTry(part)) {
    for (const kind of bound.kinds) {
      const space = Object.values(labelSpaces).find((one) => one.kind === kind)!;
      const { data: target, width } = randomLabels(space, 12);
      if (bound.partial && kind !== 'classes') target[0] = Number.NaN;
      const scale = kind === 'continuous' ? 'values' : 'logits';
      const output = stream(1, 'conformance', 'scores').normal(12 * width);
      const prediction = probabilities(output, { kind, scale, width });
      const scored = { kind, scale, output, prediction, target, rows: 12, width } as const;
      const rows = (): string => JSON.stringify([[...output], [...prediction], [...target]]);
      const before = rows();
      const score = bound.score?.(scored);
      if (score) expectScore(score, width);
      if (JSON.stringify(score) !== JSON.stringify(bound.score?.(scored)))
        throw new Broken('a second call gives a different score');
      if (rows() !== before) throw new Broken('it changes the rows that it scores');
    }
    if (bound.combine) expectScore(bound.combine([0.25, 0.5]), 0);
  }
}

function expectScore({ value, perClass }: Score, width: number): void {
  if (value !== null && !Number.isFinite(value)) throw new Broken(`its score is ${value}`);
  if (perClass && perClass.length !== width)
    throw new Broken(`it returns ${perClass.length} scores for ${width} classes`);
}
