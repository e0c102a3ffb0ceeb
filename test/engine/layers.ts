import { batchNorm, batchNormVariables } from '../../src/layers/batch-norm.js';
import { binaryCrossEntropy } from '../../src/layers/binary-cross-entropy.js';
import { cosineScore } from '../../src/layers/cosine-score.js';
import { graphConvolution, graphConvolutionVariables } from '../../src/layers/graph-convolution.js';
import { fanIn, linear, linearVariables } from '../../src/layers/linear.js';
import { nearestNeighbors, normalizeEdges, type Similarity } from '../../src/layers/neighbors.js';
import type { RowNormOptions } from '../../src/layers/normalize-rows.js';
import { gru } from '../../src/layers/time/gru.js';
import { declareNetwork } from '../../src/network/declare.js';
import type { Network } from '../../src/network/ops.js';
import { tensorOps } from '../../src/network/tensors.js';
import type { Pass, Scope, Tensor, Variable, VariableDeclaration } from '../../src/part.js';
import { type Case, noise } from './agreement.js';

type Declared = readonly VariableDeclaration[];

/** A layer of x and of its variables; x and the weights are differentiated, statistics are not. */
function layer(x: readonly number[], variables: Declared, of: (scope: Scope, x: Tensor) => Tensor): Case {
  const weights = variables.filter(({ role }) => role === 'weight');
  return {
    shapes: [x, ...weights.map(({ shape }) => shape)],
    of: (tf, x, ...values) => {
      const named = new Map<string, Tensor>(weights.map(({ name }, i) => [name, values[i]!]));
      for (const { name, shape, role } of variables) {
        const positive = noise(shape, 7).map((v) => Math.abs(v) + 0.5);
        if (role === 'statistic') named.set(name, tf.tensor(positive, [...shape]));
      }
      return of({ tf, variable: (name) => named.get(name) as Variable }, x!);
    },
  };
}

const passes = ['training', 'evaluation'].map((mode): [string, Pass] => [
  mode,
  {
    training: mode === 'training',
    updateStatistics: false,
    dropoutMask: () => {
      throw new Error('nothing is dropped here');
    },
  },
]);

const norms: { readonly [name: string]: RowNormOptions } = {
  'batch norm of features': { per: 'feature', relu: false },
  'batch norm of features, ReLU': { per: 'feature', relu: true },
  'batch norm of nodes, residual, ReLU': { per: 'node', relu: true },
};

const norm = (name: string, options: RowNormOptions, pass: Pass): Case => {
  const x = options.per === 'node' ? [9, 5, 20] : [40, 12];
  const residual = name.includes('residual');
  return layer(x, batchNormVariables('n', options.per === 'node' ? 5 : 12), (scope, x) =>
    batchNorm(scope, pass, x, 'n', residual ? { ...options, residual: scope.tf.sin(x) } : options),
  );
};

/** A block of EfficientNet: expansion, depthwise convolution, squeeze and excite, projection, and the residual input. */
const block: Network = (ops, image) => {
  const same = { stride: 1, padding: 'same', bias: false } as const;
  const norm = { epsilon: 1e-3, momentum: 0.1 };
  const dense = (x: typeof image, name: string, units: number) =>
    ops.linear(x, name, { units, init: fanIn(units) });
  const expanded = ops.conv(image, 'expand', { ...same, filters: 12, kernel: 1 });
  const deep = ops.depthwise(ops.swish(ops.batchNorm(expanded, 'n1', norm)), 'deep', { ...same, kernel: 5 });
  const map = ops.swish(ops.batchNorm(deep, 'n2', norm));
  const gate = dense(ops.swish(dense(ops.globalAveragePool(map), 'reduce', 2)), 'excite', 12);
  const project = ops.conv(ops.scale(map, ops.sigmoid(gate)), 'project', { ...same, filters: 3, kernel: 1 });
  return { map: ops.add(ops.batchNorm(project, 'n3', norm), image) };
};

const network = (of: Network, size: number, pass: Pass): Case =>
  layer(
    [4, size, size, 3],
    declareNetwork(of, [size, size]).variables,
    (scope, image) => Object.values(of(tensorOps(scope, pass), image))[0]!,
  );

const graph = (similarity: Similarity): Case =>
  layer([6, 5, 16], graphConvolutionVariables('g', 16, fanIn(16)), (scope, x) =>
    graphConvolution(scope, x, 'g', (x) =>
      normalizeEdges(scope.tf, nearestNeighbors(scope.tf, x, 3, similarity)),
    ),
  );

/** Every differentiable layer that heads, losses and backbones use. */
export const layers: { readonly [name: string]: Case } = {
  linear: layer([40, 30], linearVariables('l', 30, 20, fanIn(30)), (scope, x) => linear(scope, x, 'l')),
  'graph convolution, dot': graph('dot'),
  'graph convolution, cosine': graph('cosine'),
  'graph convolution, l1': graph('l1'),
  'cosine score': {
    shapes: [[6, 5, 30], [5, 30]], // biome-ignore format: a shape an input
    of: (tf, x, s) => cosineScore(tf, tf.relu(x), s),
  },
  ...Object.fromEntries(
    (['forward', 'reverse'] as const).map((direction): [string, Case] => [
      `gated recurrent unit, ${direction}`,
      {
        shapes: [[7, 3, 4, 6], [6, 18], [6]], // biome-ignore format: a shape per input
        of: (tf, x, R, b) => gru(tf, x!, R!, b!, direction),
      },
    ]),
  ),
  'binary cross-entropy': {
    shapes: [[8, 12]],
    of: (tf, x) => {
      const factors = Array.from({ length: 12 }, (_, i) => 1 + i / 4);
      const y = tf.step(tf.tensor2d(noise([8, 12], 3), [8, 12]));
      return binaryCrossEntropy(tf, tf.sigmoid(x), y, { factors, mask: null });
    },
  },
  ...Object.fromEntries(
    passes.flatMap(([mode, pass]) => [
      ...Object.entries(norms).map(([name, options]) => [`${name}, ${mode}`, norm(name, options, pass)]),
      [`block of EfficientNet, ${mode}`, network(block, 8, pass)],
    ]),
  ),
};
