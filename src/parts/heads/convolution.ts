import { type ConvolutionOptions, schema } from '../../generated/heads/convolution.js';
import { dropout } from '../../layers/dropout.js';
import { addBias, fanIn } from '../../layers/linear.js';
import { widthOf } from '../../layers/signal.js';
import { withoutPadding } from '../../layers/time/frames.js';
import { defineHead, type Scope, type Tensor, type VariableDeclaration } from '../../part.js';

/**
 * Convolution layers over the frames of a window. With d = 1, or 2^i in layer i if the dilation doubles, and an
 * offset of o = (k - 1) d frames if causal, otherwise half as many, rounded down:
 *
 *   h_t = dropout(ReLU(sum over j < k of x_(t - o + j d) W_j + b)) (+ x_t)
 *
 * where x is 0 outside the window and in padding. In: `input` [windows, frames, features]. Out: [windows, frames, width]; 0 in
 * padding. Variables, per layer `layers.<i>`: `.weight` W [kernel, inputs, width], which is PyTorch's [width, inputs, kernel] with
 * its axes reversed, and `.bias` [width]. As PyTorch's Conv1d with padding `same`; Bai et al. 2018.
 */
export default defineHead({
  name: 'convolution',
  schema,
  bind: (options) => ({
    temporal: true,
    infer(inputs) {
      const { width, kernel, layers } = options;
      const features = widthOf(inputs, 'input');
      const variables = Array.from({ length: layers }, (_, i): VariableDeclaration[] => {
        const read = i === 0 ? features : width;
        const init = fanIn(kernel * read);
        return [
          { name: `layers.${i}.weight`, shape: [kernel, read, width], init, role: 'weight' },
          { name: `layers.${i}.bias`, shape: [width], init, role: 'weight' },
        ];
      }).flat();
      return { output: { shape: [width], scale: 'features' }, variables };
    },
    build(scope) {
      const { tf } = scope;
      const { layers, residual } = options;
      return ({ input }, pass) => {
        let x = withoutPadding(tf, input!, pass.frames);
        for (let i = 0; i < layers; i++) {
          const made = dropout(
            scope,
            pass,
            tf.relu(convolve(scope, x, i, options)),
            `layers.${i}`,
            options.dropout,
          );
          const sum = residual && x.shape[2] === made.shape[2] ? tf.add(x, made) : made;
          x = withoutPadding(tf, sum, pass.frames);
        }
        return x;
      };
    },
  }),
});

/** Frames of x side by side, as far apart as layer i reads them, times its weights. */
function convolve(
  scope: Scope,
  x: Tensor,
  i: number,
  { kernel, dilation, causal }: ConvolutionOptions,
): Tensor {
  const { tf } = scope;
  const [windows, frames, features] = x.shape as [number, number, number];
  const apart = dilation === 'double' ? 2 ** i : 1;
  const span = (kernel - 1) * apart;
  const before = causal ? span : Math.floor(span / 2);
  const padded = tf.pad(x, [
    [0, 0],
    [before, span - before],
    [0, 0],
  ]);
  const read = Array.from({ length: kernel }, (_, j) =>
    tf.slice(padded, [0, j * apart, 0], [windows, frames, features]),
  );
  const weight = scope.variable(`layers.${i}.weight`);
  const together = tf.reshape(tf.concat(read, 2), [windows * frames, kernel * features]);
  const sums = tf.matMul(together, tf.reshape(weight, [kernel * features, -1]));
  return tf.reshape(addBias(tf, sums, scope.variable(`layers.${i}.bias`)), [windows, frames, -1]);
}
