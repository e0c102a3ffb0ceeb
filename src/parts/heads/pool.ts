import { type PoolOptions, schema } from '../../generated/heads/pool.js';
import { fanIn, linear, linearVariables } from '../../layers/linear.js';
import { widthOf } from '../../layers/signal.js';
import { edgeFrame, type Frames, inEveryFrame, withoutPadding } from '../../layers/time/frames.js';
import { defineHead, type Scope, type Tensor, type Tf } from '../../part.js';

/** Added to padding before taking the minimum or maximum over frames. */
const FAR = 1e9;
/** Lower bound of the variance before taking the root. */
const SMALLEST = 1e-8;

/**
 * Statistics of each feature over the T frames of a window, side by side in the order of `by`:
 *
 *   mean = 1/T sum_t x_t;  std = sqrt(max(1/T sum_t (x_t - mean)^2, 1e-8)), the population's;  min, max;  last = x_T
 *   attention: mean and std with weights a = softmax over t of v tanh(x_t W + b) instead of 1/T
 *
 * In: `input` [windows, frames, features]. Out: [windows, frames, statistics x features], where attention counts as
 * two, the same in every frame; padding is ignored, and its output is 0. Variables, for attention:
 * `attention.hidden.{weight [features, width],bias}`, `attention.score.weight` [width, 1]. Mean and deviation over
 * frames as in Savchenko 2021; attention as in Okabe et al. 2018.
 */
export default defineHead({
  name: 'pool',
  schema,
  bind: ({ by, width }) => ({
    temporal: true,
    infer(inputs) {
      const features = widthOf(inputs, 'input');
      const statistics = by.length + Number(by.includes('attention'));
      const score = {
        name: 'attention.score.weight',
        shape: [width, 1],
        init: fanIn(width),
        role: 'weight' as const,
      };
      const variables = by.includes('attention')
        ? [...linearVariables('attention.hidden', features, width, fanIn(features)), score]
        : [];
      return { output: { shape: [statistics * features], scale: 'features' }, variables };
    },
    build(scope) {
      const { tf } = scope;
      return ({ input }, { frames }) => {
        const all = by.flatMap((name) => statistics[name](scope, input!, frames));
        const joined = all.length === 1 ? all[0]! : tf.concat(all, 2);
        return withoutPadding(tf, inEveryFrame(tf, joined, input!.shape[1]!), frames);
      };
    },
  }),
});

/** Computes each statistic of x [windows, frames, features] as one or two tensors [windows, 1, features]. */
const statistics: {
  readonly [name in PoolOptions['by'][number]]: (scope: Scope, x: Tensor, frames: Frames) => Tensor[];
} = {
  mean: ({ tf }, x, frames) => [weightedMean(tf, x, equalWeights(tf, x, frames))],
  std: ({ tf }, x, frames) => [deviation(tf, x, equalWeights(tf, x, frames))],
  min: ({ tf }, x, frames) => [tf.min(outside(tf, x, frames, FAR), 1, true)],
  max: ({ tf }, x, frames) => [tf.max(outside(tf, x, frames, -FAR), 1, true)],
  last: ({ tf }, x, frames) => [edgeFrame(tf, x, frames, 'last')],
  attention(scope, x, frames) {
    const { tf } = scope;
    const [windows, count, features] = x.shape as [number, number, number];
    const hidden = tf.tanh(linear(scope, tf.reshape(x, [-1, features]), 'attention.hidden'));
    const scores = tf.reshape(tf.matMul(hidden, scope.variable('attention.score.weight')), [
      windows,
      1,
      count,
    ]);
    const far = frames && tf.expandDims(tf.mul(tf.sub(frames, 1), FAR), 1);
    const weights = tf.softmax(far ? tf.add(scores, far) : scores);
    return [weightedMean(tf, x, weights), deviation(tf, x, weights)];
  },
};

/** Adds `far` to the padding of x. */
const outside = (tf: Tf, x: Tensor, frames: Frames, far: number): Tensor =>
  frames ? tf.add(withoutPadding(tf, x, frames), tf.expandDims(tf.mul(tf.sub(1, frames), far), 2)) : x;

/** 1 / T for each of the T frames outside padding, [windows, 1, frames]. */
function equalWeights(tf: Tf, x: Tensor, frames: Frames): Tensor {
  const [windows, count] = x.shape as [number, number];
  const weights = frames ? tf.div(frames, tf.sum(frames, 1, true)) : tf.fill([windows, count], 1 / count);
  return tf.expandDims(weights, 1);
}

const weightedMean = (tf: Tf, x: Tensor, weights: Tensor): Tensor => tf.matMul(weights, x);

function deviation(tf: Tf, x: Tensor, weights: Tensor): Tensor {
  const centered = tf.sub(x, weightedMean(tf, x, weights));
  return tf.sqrt(tf.maximum(weightedMean(tf, tf.square(centered), weights), SMALLEST));
}
