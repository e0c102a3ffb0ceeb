import { valueUnlikeKey } from '../../errors/parts.js';
import {
  type AdditiveCrossAttentionOptions,
  schema,
} from '../../generated/heads/additive-cross-attention.js';
import { fanIn } from '../../layers/linear.js';
import { widthOf } from '../../layers/signal.js';
import { defineHead, type Inputs, refuse, type Scope, type Tensor } from '../../part.js';

/**
 * The prediction of one head weighs the entries of another's; the query q is one token. With z the key, a =
 * softmax(h):
 *
 *   tokens scalar: h_j = w_v . tanh(q W_q + z_j W_k)      every entry of the key is a token (the authors' code)
 *   tokens vector: h   = tanh(q W_q + z W_k) W_v          the key is one vector (eq. 6 read literally)
 *   output_j = a_j value_j, not summed
 *
 * In: `query` [batch, queries], `key` and `value` [batch, entries]. Out: [batch, entries], on the value's scale.
 * Variables, without biases: `query.weight` [queries, width], `key.weight` [1 or entries, width],
 * `value.weight` [width, 1 or entries]. Nguyen et al. 2022, eq. 6-8.
 */
export default defineHead({
  name: 'additive-cross-attention',
  schema,
  bind: (options) => ({
    infer(inputs) {
      const { width } = options;
      const [queries, keys, values] = [
        widthOf(inputs, 'query'),
        widthOf(inputs, 'key'),
        widthOf(inputs, 'value'),
      ];
      if (keys !== values) refuse('key', valueUnlikeKey(keys, values));
      const entries = options.tokens === 'scalar' ? 1 : keys;
      const declare = (name: string, rows: number, columns: number) =>
        ({ name: `${name}.weight`, shape: [rows, columns], init: fanIn(rows), role: 'weight' }) as const;
      return {
        output: { shape: [values], scale: inputs.value!.scale },
        variables: [
          declare('query', queries, width),
          declare('key', entries, width),
          declare('value', width, entries),
        ],
      };
    },
    build(scope) {
      return (inputs) => scope.tf.mul(attention(scope, options, inputs), inputs.value!);
    },
    /** `attention` [batch, entries]: the weight of each entry; a row sums to 1. */
    inspect(scope) {
      return (inputs) => scope.tf.tidy(() => ({ attention: attention(scope, options, inputs) }));
    },
  }),
});

function attention(
  scope: Scope,
  { tokens, width }: AdditiveCrossAttentionOptions,
  inputs: Inputs<Tensor>,
): Tensor {
  const { tf } = scope;
  const key = inputs.key!;
  const query = tf.matMul(inputs.query!, scope.variable('query.weight'));
  const [keys, values] = [scope.variable('key.weight'), scope.variable('value.weight')];
  if (tokens === 'vector') return tf.softmax(tf.matMul(tf.tanh(tf.add(query, tf.matMul(key, keys))), values));
  const pairs = tf.tanh(tf.add(tf.expandDims(query, 1), tf.mul(tf.expandDims(key, 2), keys)));
  return tf.softmax(tf.reshape(tf.matMul(tf.reshape(pairs, [-1, width]), values), key.shape));
}
