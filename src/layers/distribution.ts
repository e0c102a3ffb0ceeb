import type { Scale, Tensor, Tf } from '../part.js';

const SMALLEST = 1e-8;

/** Log-probabilities: of classes, or of yes and, separately, of no. */
export interface LogDistribution {
  readonly yes: Tensor;
  readonly no?: Tensor;
}

/** The type of the numbers: classes or labels; logits or probabilities (at least 1e-8 in logarithms). */
export interface Numbers {
  readonly ofClasses: boolean;
  readonly scale: Scale | undefined;
}

/** The distribution for logits or probabilities x [batch, width], with logits divided by the temperature. */
export function logDistribution(
  tf: Tf,
  x: Tensor,
  { ofClasses, scale }: Numbers,
  temperature: number,
): LogDistribution {
  const isLogits = scale === 'logits';
  if (!isLogits && temperature === 1) {
    const yes = logOf(tf, x);
    return ofClasses ? { yes } : { yes, no: logOf(tf, tf.sub(1, x)) };
  }
  // Any z whose softmax (or sigmoid) is x has the same distribution at every temperature.
  const z = isLogits ? x : ofClasses ? logOf(tf, x) : tf.sub(logOf(tf, x), logOf(tf, tf.sub(1, x)));
  const cooled = temperature === 1 ? z : tf.div(z, temperature);
  if (ofClasses) return { yes: tf.logSoftmax(cooled) };
  return { yes: tf.neg(tf.softplus(tf.neg(cooled))), no: tf.neg(tf.softplus(cooled)) };
}

const logOf = (tf: Tf, p: Tensor): Tensor => tf.log(tf.maximum(p, SMALLEST));
