import { noMapInput, rowsOfMap, unevenMap } from '../../errors/class-map.js';
import { type ClassMapOptions, schema } from '../../generated/heads/class-map.js';
import { type LabelMap, weightsOfMap } from '../../labels.js';
import { widthOf } from '../../layers/signal.js';
import { refuse } from '../../part/refuse.js';
import { defineHead, type Scale, type Signal, type Tensor, type Tf } from '../../part.js';

type Matrix = readonly (readonly number[])[];

/**
 * A prediction p of one label space in another, by a fixed matrix w of weights:
 *
 *   from classes: q_k = sum_c p_c w_ck;  from labels: q_k = sum_i p_i w_ik / sum_i w_ik, 0 where no label has a weight
 *
 * p = softmax (of labels: sigmoid) of logits. In: `input` [batch, from], logits or probabilities. Out: [batch, to].
 * No variables. From classes with `expression-to-units`, q is the expected action units of Kollias 2021 (distribution
 * matching); from labels, used as logits, it is their evidence for each expression (soft co-annotation).
 */
export default defineHead({
  name: 'class-map',
  schema,
  bind: (options) => {
    const matrix = weightsOfMap(options.map as LabelMap);
    const uneven = matrix.findIndex((row) => row.length !== matrix[0]!.length);
    if (uneven >= 0) refuse(`map.${uneven}`, unevenMap(matrix[uneven]!.length, matrix[0]!.length));
    return {
      infer(inputs) {
        const width = widthOf(inputs, 'input');
        if (width !== matrix.length) refuse('input', rowsOfMap(matrix.length, width));
        checkScale(inputs.input!.scale);
        return { output: { shape: [matrix[0]!.length], scale: options.gives }, variables: [] };
      },
      build:
        ({ tf }, inputs) =>
        ({ input }) =>
          tf.matMul(predicted(tf, input!, inputs.input!, options), tf.tensor2d(weightsOf(matrix, options))),
    };
  },
});

function checkScale(scale: Scale): void {
  if (scale !== 'logits' && scale !== 'probabilities') refuse('input', noMapInput(scale));
}

/** The matrix that a prediction is multiplied by; from labels, each column sums to 1. */
function weightsOf(matrix: Matrix, { from }: ClassMapOptions): number[][] {
  const sums = matrix[0]!.map((_, k) => matrix.reduce((sum, row) => sum + row[k]!, 0));
  return matrix.map((row) =>
    row.map((weight, k) => (from === 'labels' && sums[k]! > 0 ? weight / sums[k]! : weight)),
  );
}

function predicted(tf: Tf, x: Tensor, { scale }: Signal, { from }: ClassMapOptions): Tensor {
  if (scale === 'probabilities') return x;
  return from === 'classes' ? tf.softmax(x) : tf.sigmoid(x);
}
