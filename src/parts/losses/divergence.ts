import { type DivergenceOptions, schema } from '../../generated/losses/divergence.js';
import { type LogDistribution, logDistribution } from '../../layers/distribution.js';
import { maskedMean } from '../../layers/masked-mean.js';
import { defineLoss, type Tensor, type Tf } from '../../part.js';

/**
 * Divergence of the distributions t (target) and p (prediction), T^2 times the mean over rows of
 *
 *   kl: sum_k t_k (log t_k - log p_k),  cross-entropy: -sum_k t_k log p_k,
 *   js: (kl(t, m) + kl(p, m)) / 2,  m = (t + p) / 2
 *
 * where k runs over the classes. For labels, k runs over yes and no of each label (only yes without `negatives`), and
 * labels are averaged or summed. Both distributions come from logits divided by T. prediction [batch, width], logits
 * or probabilities; target [batch, width], probabilities. Kullback and Leibler 1951, Lin 1991, Hinton et al. 2015.
 */
export default defineLoss({
  name: 'divergence',
  schema,
  kinds: ['classes', 'multi-label'],
  scales: ['logits', 'probabilities'],
  bind: (options) => ({
    build(tf, { kind, scale }) {
      const { temperature } = options;
      const ofClasses = kind === 'classes';
      return (prediction, target, mask) => {
        const p = logDistribution(tf, prediction, { ofClasses, scale }, temperature);
        const t = logDistribution(tf, target, { ofClasses, scale: 'probabilities' }, temperature);
        const terms = branchesOf(p, t, options).reduce((sum: Tensor | undefined, [log, of]) => {
          const term = termOf(tf, options.by, log, of);
          return sum ? tf.add(sum, term) : term;
        }, undefined)!;
        const rows = ofClasses || options.reduce === 'sum' ? tf.sum(terms, 1) : tf.mean(terms, 1);
        const value = maskedMean(tf, rows, mask);
        return temperature === 1 ? value : tf.mul(value, temperature ** 2);
      };
    },
  }),
});

/** Pairs of log p and log t: of classes, or of yes and no. */
const branchesOf = (
  p: LogDistribution,
  t: LogDistribution,
  { negatives }: DivergenceOptions,
): [Tensor, Tensor][] => [
  [p.yes, t.yes],
  ...(p.no && t.no && negatives ? [[p.no, t.no] as [Tensor, Tensor]] : []),
];

function termOf(tf: Tf, by: DivergenceOptions['by'], logP: Tensor, logT: Tensor): Tensor {
  if (by === 'cross-entropy') return tf.neg(tf.mul(tf.exp(logT), logP));
  const kl = (log: Tensor, from: Tensor) => tf.mul(tf.exp(log), tf.sub(log, from));
  if (by === 'kl') return kl(logT, logP);
  const middle = tf.log(tf.mul(tf.add(tf.exp(logP), tf.exp(logT)), 0.5));
  return tf.mul(tf.add(kl(logT, middle), kl(logP, middle)), 0.5);
}
