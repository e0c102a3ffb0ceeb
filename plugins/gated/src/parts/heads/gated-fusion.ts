import {
  defineHead,
  dropout,
  fanIn,
  type Inputs,
  linear,
  linearVariables,
  type Scope,
  type Tensor,
  widthOf,
} from 'declarative-zoo';
import { schema } from '../../generated/heads/gated-fusion.js';

/**
 * Two nodes mixed unit by unit: h = z tanh(x₁ W₁ + b₁) + (1 - z) tanh(x₂ W₂ + b₂), the gate z = sigmoid([x₁, x₂] W + b)
 * between 0 and 1.
 *
 * In: `first` [batch, m], `second` [batch, n]. Out: [batch, units], in [-1, 1].
 * Variables: `first.{weight,bias}` [m, units] and [units], `second.{weight,bias}` [n, units] and [units],
 * `gate.{weight,bias}` [m + n, units] and [units]. Arevalo et al. 2017, Gated Multimodal Units, section 3.1; the paper
 * has no biases and no dropout.
 */
export default defineHead({
  name: 'gated-fusion',
  schema,
  bind: ({ units, dropout: rate }) => ({
    infer(inputs) {
      const [m, n] = [widthOf(inputs, 'first'), widthOf(inputs, 'second')];
      const layer = (name: string, width: number) => linearVariables(name, width, units, fanIn(width));
      return {
        output: { shape: [units], scale: 'values' },
        variables: [...layer('first', m), ...layer('second', n), ...layer('gate', m + n)],
      };
    },
    build(scope) {
      const { tf } = scope;
      return (inputs, pass) => {
        const [first, second] = (['first', 'second'] as const).map((name) =>
          tf.tanh(linear(scope, inputs[name]!, name)),
        );
        // z h₁ + (1 - z) h₂ = h₂ + z (h₁ - h₂)
        const mixed = tf.add(second!, tf.mul(gate(scope, inputs), tf.sub(first!, second!)));
        return dropout(scope, pass, mixed, 'output', rate);
      };
    },
    /** `gate` [batch, units]: the share of `first` in each unit. */
    inspect(scope) {
      return (inputs) => scope.tf.tidy(() => ({ gate: gate(scope, inputs) }));
    },
  }),
});

function gate(scope: Scope, { first, second }: Inputs<Tensor>): Tensor {
  const { tf } = scope;
  return tf.sigmoid(linear(scope, tf.concat([first!, second!], 1), 'gate'));
}
