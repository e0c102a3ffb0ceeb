import { readNow } from '../engine/read.js';
import type { BoundGradient, GradientPart, Scalar, Tensor, Tf, Variable } from '../part.js';
import { boundToTry } from './bound.js';
import { Broken } from './outcome.js';
import { variableOf } from './variables.js';

/**
 * On (w - 1)^2 summed over two variables: the loss is that of the initial variables, each variable has a gradient of
 * its shape, the variables are unchanged bit for bit, and the number of passes is as declared.
 */
export function checkGradientRule(tf: Tf, part: GradientPart): void {
  for (const { bound } of boundToTry(part)) {
    const variables = [
      variableOf(tf, Float32Array.of(3, -0.1, 0.7), [3]),
      variableOf(tf, Float32Array.of(2), []),
    ];
    try {
      tf.tidy(() => checkOn(tf, bound, variables));
    } finally {
      tf.dispose(variables);
    }
  }
}

function checkOn(tf: Tf, bound: BoundGradient, variables: readonly Variable[]): void {
  const before = variables.map((one) => readNow(one).slice());
  const loss = () => tf.sum<Scalar>(tf.addN(variables.map((one) => tf.sum(tf.square(tf.sub(one, 1))))));
  const there = tf.tidy(() => readNow(loss())[0]!);
  let passes = 0;
  const evaluate = () => {
    passes++;
    const { value, grads } = tf.variableGrads(loss, [...variables]);
    return { loss: value, gradients: variables.map(({ name }) => grads[name]!) };
  };
  const made = bound.compute(tf, variables, evaluate);
  expectGradients(made.gradients, variables);
  const said = readNow(made.loss)[0]!;
  if (!(Math.abs(said - there) < 1e-5 * there))
    throw new Broken(`it reports the loss ${said}, but the loss at the original variables is ${there}`);
  if (variables.some((one, i) => readNow(one).some((value, j) => !Object.is(value, before[i]![j]))))
    throw new Broken('it does not restore the variables');
  const promised = bound.passes;
  if (passes !== promised) throw new Broken(`it declares ${promised} passes and makes ${passes}`);
}

function expectGradients(gradients: readonly Tensor[], variables: readonly Variable[]): void {
  if (gradients.length !== variables.length)
    throw new Broken(`it returns ${gradients.length} gradients for ${variables.length} variables`);
  variables.forEach(({ shape }, i) => {
    const gradient = gradients[i]!;
    if (gradient.shape.join() !== shape.join())
      throw new Broken(`for a variable [${shape}], it returns a gradient [${gradient.shape}]`);
    if (!readNow(gradient).every(Number.isFinite))
      throw new Broken('it returns a gradient that is not finite');
  });
}
