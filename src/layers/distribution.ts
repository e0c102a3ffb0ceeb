import type { Scale, Tensor, Tf } from '../part.js';

const SMALLEST = 1e-8;

/** Logarithms of probabilities: of classes, or of yes and, beside it, of no. */
export interface LogDistribution {
  readonly yes: Tensor;
  readonly no?: Tensor;
}

/** What the numbers are: classes or labels; logits or probabilities, whose logarithms' arguments are at least 1e-8. */
export interface Numbers {
  readonly ofClasses: boolean;
  readonly scale: Scale | undefined;
}

/** The distribution of logits or probabilities x [batch, width], its logits divided by the temperature. */
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
