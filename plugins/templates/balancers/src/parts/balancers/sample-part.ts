import { defineBalancer, type Tensor } from 'declarative-zoo';
import { schema } from '../../generated/balancers/sample-part.js';

/**
 * Each loss divided by its running mean, so that all have the same weight:
 *
 *   L = sum_t L_t / m_t,    m_t <- decay m_t + (1 - decay) L_t after each step
 *
 * where m is the losses themselves after the first step. Variable: `mean` [tasks], initially 1.
 */
export default defineBalancer({
  name: 'sample-part',
  schema,
  bind: ({ decay }) => ({
    variables: ({ tasks }) => [
      { name: 'mean', shape: [tasks.length], init: { type: 'constant', value: 1 }, role: 'statistic' },
    ],
    build: ({ tf, variable }) => ({
      total: (losses) => tf.sum(tf.div(tf.stack(losses as Tensor[]), variable('mean'))),
      before: ({ step, losses }) => {
        const [mean, now] = [variable('mean'), tf.stack(losses as Tensor[])];
        mean.assign(step === 1 ? now : tf.add(tf.mul(mean, decay), tf.mul(now, 1 - decay)));
      },
    }),
  }),
});
