import { type FcOptions, schema } from '../../generated/heads/fc.js';
import { activate } from '../../layers/activation.js';
import { batchNorm, batchNormVariables } from '../../layers/batch-norm.js';
import { dropout } from '../../layers/dropout.js';
import { fanIn, linear, linearVariables } from '../../layers/linear.js';
import { widthOf } from '../../layers/signal.js';
import { defineHead, type Pass, type Scale, type Scope, type Tensor, type Tf } from '../../part.js';

const scales: { readonly [activation in FcOptions['activation']]: Scale } = {
  none: 'logits',
  relu: 'features',
  sigmoid: 'probabilities',
  tanh: 'values',
};

/** Names of the layers, in order, and their widths. */
const layers = ({ hidden, units }: FcOptions): [string, number][] => [
  ...hidden.map((width, i): [string, number] => [`hidden.${i}`, width]),
  ['output', units],
];

/** Rows x / max(|x|, 1e-12), like torch.nn.functional.normalize. */
const ofLengthOne = (tf: Tf, x: Tensor): Tensor =>
  tf.div(x, tf.sqrt(tf.maximum(tf.sum(tf.square(x), 1, true), 1e-24)));

/**
 * Fully connected layers: hidden layers compute h = ReLU(BN(dropout(x) W + b)), the last one
 * activation(BN(dropout(h) W + b)), divided by its length with `normalize: l2`.
 *
 * In: `input` [batch, features]. Out: [batch, units].
 * Variables, per layer (`hidden.0`, ..., `output`): `.weight` [inputs, units], `.bias` [units]; with batch norm
 * `.norm.{weight,bias,running_mean,running_var}` [units]. The EX and VA heads of Nguyen et al. 2022; hidden layers
 * as in Savchenko 2022.
 */
export default defineHead({
  name: 'fc',
  schema,
  bind: (options) => ({
    infer(inputs) {
      let width = widthOf(inputs, 'input');
      const variables = layers(options).flatMap(([name, units]) => {
        const weight =
          options.init === 'units'
            ? ({ type: 'normal', deviation: Math.sqrt(1 / units) } as const)
            : fanIn(width);
        const declared = linearVariables(name, width, units, weight);
        width = units;
        return options.batchNorm ? [...declared, ...batchNormVariables(`${name}.norm`, units)] : declared;
      });
      const output = { shape: [options.units], scale: scales[options.activation] };
      return { output, variables, ...(options.batchNorm && { leastRows: 2 }) };
    },
    build(scope) {
      return ({ input }, pass) => {
        const output = layers(options).reduce((x, [name]) => {
          const activation = name === 'output' ? options.activation : 'relu';
          return layer(
            scope,
            pass,
            dropout(scope, pass, x, name, options.dropout),
            name,
            activation,
            options.batchNorm,
          );
        }, input!);
        return options.normalize ? ofLengthOne(scope.tf, output) : output;
      };
    },
  }),
});

function layer(
  scope: Scope,
  pass: Pass,
  x: Tensor,
  name: string,
  activation: FcOptions['activation'],
  normalized: boolean,
): Tensor {
  const { tf } = scope;
  if (!normalized) return activate(tf, linear(scope, x, name), activation);
  const bias = scope.variable(`${name}.bias`);
  const z = tf.matMul(x, scope.variable(`${name}.weight`));
  const relu = activation === 'relu';
  const y = batchNorm(scope, pass, z, `${name}.norm`, { per: 'feature', bias, relu });
  return relu ? y : activate(tf, y, activation);
}
