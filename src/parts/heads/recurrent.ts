import { resetOfLstm, stepsAnswerLast, unevenSteps } from '../../errors/parts.js';
import { type RecurrentOptions, schema } from '../../generated/heads/recurrent.js';
import { dropout } from '../../layers/dropout.js';
import { widthOf } from '../../layers/signal.js';
import { edgeFrame, inEveryFrame, withoutPadding } from '../../layers/time/frames.js';
import { recurrentLayer, recurrentVariables } from '../../layers/time/recurrent-layer.js';
import type { Direction } from '../../layers/time/steps.js';
import { defineHead, refuse, type Tensor } from '../../part.js';

const directionsOf = ({ bidirectional }: RecurrentOptions): readonly Direction[] =>
  bidirectional ? ['forward', 'reverse'] : ['forward'];

/** Prefix of the variables of one direction of a layer. */
const nameOf = (layer: number, direction: Direction): string =>
  direction === 'forward' ? `layers.${layer}` : `layers.${layer}.reverse`;

/**
 * A recurrent network over the frames of a window. It starts with h = c = 0 before the first frame; * is elementwise:
 *
 *   gru,   reset after:   r = s(x W_r + h R_r + b_r); z = s(x W_z + h R_z + b_z); n = tanh(x W_n + b_n + r * (h R_n + d_n))
 *          reset before:  the same, with n = tanh(x W_n + b_n + (r * h) R_n)
 *                         h' = (1 - z) * n + z * h
 *   lstm:  i, f, o = s(x W + h R + b); g = tanh(x W_g + h R_g + b_g); c' = f * c + i * g; h' = o * tanh(c')
 *
 * s the sigmoid. In: `input` [windows, frames, features]. Out: [windows, frames, units], or 2 units of both
 * directions, forward first; in padding, 0. Padding does not change the state: the backward direction starts at the
 * last frame before it. Variables, per layer `layers.<i>` and, backwards, `layers.<i>.reverse`: `.input.weight` W
 * [inputs, gates x units], `.hidden.weight` R [units, gates x units], `.input.bias` and, except with `reset: before`,
 * `.hidden.bias` [gates x units], which are added up except for d_n. Gates in the order of PyTorch's
 * `weight_ih_l<i>`, `weight_hh_l<i>`, `bias_ih_l<i>`, `bias_hh_l<i>` and their `_reverse`: r, z, n and i, f, g, o.
 * With `steps`, `input` is [batch, steps x features], each row is a sequence, and the output is its last state,
 * [batch, units]. Cho et al. 2014; Hochreiter and Schmidhuber 1997; PyTorch's GRU and LSTM.
 */
export default defineHead({
  name: 'recurrent',
  schema,
  bind: (options) => ({
    temporal: options.steps === undefined ? true : undefined,
    infer(inputs) {
      const { layers, units, steps = 1 } = options;
      const directions = directionsOf(options);
      if (options.cell === 'lstm' && options.reset === 'before') refuse('reset', resetOfLstm);
      if (options.steps !== undefined && options.answer === 'each') refuse('answer', stepsAnswerLast);
      let width = widthOf(inputs, 'input') / steps;
      if (!Number.isInteger(width)) refuse('steps', unevenSteps(steps, width * steps));
      const variables = Array.from({ length: layers }).flatMap((_, layer) => {
        const declared = directions.flatMap((direction) =>
          recurrentVariables(options, nameOf(layer, direction), width),
        );
        width = units * directions.length;
        return declared;
      });
      return { output: { shape: [width], scale: 'features' }, variables };
    },
    build(scope) {
      const { tf } = scope;
      const { layers, answer, steps } = options;
      const directions = directionsOf(options);
      return ({ input }, pass) => {
        const frames = steps === undefined ? pass.frames : undefined;
        const padding = frames && tf.sub(1, frames);
        let x = steps === undefined ? input! : tf.reshape(input!, [input!.shape[0]!, steps, -1]);
        let states: Tensor[] = [];
        for (let layer = 0; layer < layers; layer++) {
          const read = layer === 0 ? x : dropout(scope, pass, x, `layers.${layer - 1}`, options.dropout);
          states = directions.map((direction) =>
            recurrentLayer(scope, options, nameOf(layer, direction), read, padding, direction),
          );
          x = states.length === 1 ? states[0]! : tf.concat(states, 2);
        }
        if (answer === 'each') return withoutPadding(tf, x, frames);
        const ends = states.map((state, i) =>
          edgeFrame(tf, state, frames, directions[i] === 'forward' ? 'last' : 'first'),
        );
        const end = ends.length === 1 ? ends[0]! : tf.concat(ends, 2);
        if (steps !== undefined) return tf.reshape(end, [input!.shape[0]!, -1]);
        return withoutPadding(tf, inEveryFrame(tf, end, input!.shape[1]!), frames);
      };
    },
  }),
});
