import { headsOfWidth } from '../../errors/parts.js';
import { schema, type TransformerOptions } from '../../generated/heads/transformer.js';
import { dropout } from '../../layers/dropout.js';
import { layerNorm, layerNormVariables } from '../../layers/layer-norm.js';
import { fanIn, linear, linearVariables } from '../../layers/linear.js';
import { widthOf } from '../../layers/signal.js';
import { attention, attentionVariables } from '../../layers/time/attention.js';
import { type Frames, withoutPadding } from '../../layers/time/frames.js';
import { sinusoids } from '../../layers/time/positions.js';
import { defineHead, type Pass, refuse, type Scope, type Tensor, type Tf } from '../../part.js';

/** Added to the scores of masked positions. */
const FAR = -1e9;

/**
 * A transformer over the frames of a window. x = input W + b + positions, and m = memory W_m + b_m + positions if
 * `memory` is set; then, layer by layer, with N = layer norm and A(q, m) = attention of q to m,
 *
 *   norm after:   x = N(x + A(x, x));  x = N(x + A(x, m));  x = N(x + F(x))        F(x) = ReLU(x W_1 + b_1) W_2 + b_2
 *   norm before:  x = x + A(N(x), N(x));  x = x + A(N(x), m);  x = x + F(N(x));    at the end x = N(x)
 *
 * with A(x, m) only if `memory` is set. Dropout applies to attention weights, after ReLU, and to A and F. Positions
 * in the window count from 0. In: `input`, and `memory` if it is set, [windows, frames, features]. Out: [windows,
 * frames, width]; no frame attends to padding, whose output is 0. Variables: `input.{weight,bias}`,
 * `memory.{weight,bias}`; per layer `layers.<i>`, `.attention.{input,output}.{weight,bias}` (PyTorch's `in_proj` and
 * `out_proj` of `self_attn`), `.memory.{input,output}...` (of `multihead_attn`), `.feedforward.{0,1}.{weight,bias}`
 * (`linear1`, `linear2`), `.norms.<j>.{weight,bias}` (`norm1`, `norm2`, `norm3`); with norm before,
 * `norm.{weight,bias}`. As PyTorch's TransformerEncoderLayer and, with memory, TransformerDecoderLayer.
 */
export default defineHead({
  name: 'transformer',
  schema,
  bind: (options) => ({
    temporal: true,
    infer(inputs) {
      const { width, heads, feedforward, layers, norm } = options;
      if (width % heads !== 0) refuse('heads', headsOfWidth(heads, width));
      const roles = Object.keys(inputs);
      const project = (role: string) => {
        const features = widthOf(inputs, role);
        return linearVariables(role, features, width, fanIn(features));
      };
      const attentions = roles.map((role) => (role === 'memory' ? 'memory' : 'attention'));
      const layer = (name: string) => [
        ...attentions.flatMap((one) => attentionVariables(`${name}.${one}`, width)),
        ...linearVariables(`${name}.feedforward.0`, width, feedforward, fanIn(width)),
        ...linearVariables(`${name}.feedforward.1`, feedforward, width, fanIn(feedforward)),
        ...[...attentions, 'feedforward'].flatMap((_, j) => layerNormVariables(`${name}.norms.${j}`, width)),
      ];
      const variables = [
        ...roles.flatMap(project),
        ...Array.from({ length: layers }, (_, i) => layer(`layers.${i}`)).flat(),
        ...(norm === 'before' ? layerNormVariables('norm', width) : []),
      ];
      return { output: { shape: [width], scale: 'features' }, variables };
    },
    build(scope) {
      const { tf } = scope;
      const { width, layers, norm } = options;
      return ({ input, memory }, pass) => {
        const [windows, frames] = input!.shape as [number, number];
        const unread = unreadFrames(tf, frames, options, pass.frames);
        const source = memory && embedded(scope, memory, 'memory', options);
        let x = tf.reshape(embedded(scope, input!, 'input', options), [-1, width]);
        for (let i = 0; i < layers; i++) {
          const at = { name: `layers.${i}`, shape: [windows, frames, width], source, unread };
          x = layer(scope, pass, x, at, options);
        }
        const y = norm === 'before' ? layerNorm(scope, x, 'norm') : x;
        return withoutPadding(tf, tf.reshape(y, [windows, frames, width]), pass.frames);
      };
    },
  }),
});

/** Projects x [windows, frames, features] to the width, and adds the positions of frames. */
function embedded(scope: Scope, x: Tensor, name: string, { width, positions }: TransformerOptions): Tensor {
  const { tf } = scope;
  const [windows, frames, features] = x.shape as [number, number, number];
  const y = tf.reshape(linear(scope, tf.reshape(x, [-1, features]), name), [windows, frames, width]);
  return positions === 'none' ? y : tf.add(y, tf.tensor(sinusoids(frames, width), [1, frames, width]));
}

/** The mask added to scores: for padding and, in causal self-attention, for later frames. */
function unreadFrames(tf: Tf, count: number, { causal }: TransformerOptions, frames: Frames) {
  const padding = frames && tf.mul(tf.sub(1, tf.reshape(frames, [-1, 1, 1, count])), FAR);
  if (!causal) return { memory: padding, own: padding };
  const later = Float32Array.from({ length: count * count }, (_, at) =>
    at % count > Math.floor(at / count) ? FAR : 0,
  );
  const own = tf.tensor(later, [1, 1, count, count]);
  return { memory: padding, own: padding ? tf.add(own, padding) : own };
}

/** The name of a layer, and its input besides x [windows x frames, width]. */
interface LayerContext {
  readonly name: string;
  readonly shape: readonly number[];
  readonly source: Tensor | undefined;
  readonly unread: { readonly own: Tensor | undefined; readonly memory: Tensor | undefined };
}

function layer(
  scope: Scope,
  pass: Pass,
  x: Tensor,
  { name, shape, source, unread }: LayerContext,
  { heads, dropout: rate, norm }: TransformerOptions,
): Tensor {
  const { tf } = scope;
  const inWindows = (y: Tensor): Tensor => tf.reshape(y, [...shape]);
  const own = (y: Tensor): Tensor =>
    attention(scope, pass, inWindows(y), inWindows(y), `${name}.attention`, {
      heads,
      dropout: rate,
      bias: unread.own,
    });
  const beside = (y: Tensor): Tensor =>
    attention(scope, pass, inWindows(y), source!, `${name}.memory`, {
      heads,
      dropout: rate,
      bias: unread.memory,
    });
  const feedforward = (y: Tensor): Tensor => {
    const hidden = tf.relu(linear(scope, y, `${name}.feedforward.0`));
    return linear(scope, dropout(scope, pass, hidden, `${name}.hidden`, rate), `${name}.feedforward.1`);
  };
  const sublayers = source ? [own, beside, feedforward] : [own, feedforward];
  return sublayers.reduce((y, sublayer, j) => {
    const normal = (z: Tensor): Tensor => layerNorm(scope, z, `${name}.norms.${j}`);
    const added = sublayer(norm === 'before' ? normal(y) : y);
    const sum = tf.add(y, dropout(scope, pass, added, `${name}.added.${j}`, rate));
    return norm === 'before' ? sum : normal(sum);
  }, x);
}
