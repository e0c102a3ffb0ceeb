import { tooManyNeighbors } from '../../errors/parts.js';
import { type AnflGcnOptions, schema } from '../../generated/heads/anfl-gcn.js';
import { batchNorm, batchNormVariables } from '../../layers/batch-norm.js';
import { cosineScore } from '../../layers/cosine-score.js';
import { fixedProduct } from '../../layers/fixed-product.js';
import { graphConvolution, graphConvolutionVariables } from '../../layers/graph-convolution.js';
import { fanIn } from '../../layers/linear.js';
import { nearestNeighbors, normalizeEdges } from '../../layers/neighbors.js';
import { widthOf } from '../../layers/signal.js';
import { defineHead, type Init, type Pass, refuse, type Scope, type Tensor } from '../../part.js';

/**
 * Action units as nodes of a graph that is computed for each face.
 *
 *   v_i = ReLU(BN(dropout(x) W_i + b_i))                              one block per node (eq. 1)
 *   S   = v v^T (or cosines, or -|v_i - v_j|_1); edge i -> j where S_ij is among the row's k largest, ties kept
 *   v'  = ReLU(v + BN(D^-1/2 A D^-1/2 (v V + b_V) + v U + b_U))       one graph convolution, BN per node (eq. 2)
 *   p_i = cos(ReLU(v'_i), ReLU(s_i))                                  the probability of unit i (eq. 3)
 *
 * In: `input` [batch, features]. Out: [batch, nodes], probabilities in [0, 1].
 * Variables: `blocks.weight` [nodes, features, features], `blocks.{bias,norm.*}` [nodes, features],
 * `gcn.{u,v}.{weight [features, features],bias}`, `gcn.norm.*` [nodes], `score` [nodes, features].
 * Nguyen et al. 2022; graph as in Luo et al. 2022 (ME-GraphAU).
 * Dropout, the blocks' batch norm, ties and the initial values, on which the paper is silent, follow the authors' code.
 */
export default defineHead({
  name: 'anfl-gcn',
  schema,
  bind: (options) => ({
    infer(inputs) {
      const { nodes } = options;
      const width = widthOf(inputs, 'input');
      if (options.neighbors > nodes) refuse('neighbors', tooManyNeighbors(options.neighbors, nodes));
      const xavier: Init = { type: 'uniform', limit: Math.sqrt(6 / (nodes + width)) };
      const variables = [
        {
          name: 'blocks.weight',
          shape: [nodes, width, width],
          init: normal(1 / width),
          role: 'weight' as const,
        },
        { name: 'blocks.bias', shape: [nodes, width], init: fanIn(width), role: 'weight' as const },
        ...batchNormVariables('blocks.norm', nodes, width),
        ...graphConvolutionVariables('gcn', width, normal(2 / width)),
        ...batchNormVariables('gcn.norm', nodes),
        { name: 'score', shape: [nodes, width], init: xavier, role: 'weight' as const },
      ];
      return { output: { shape: [nodes], scale: 'probabilities' }, variables, leastRows: 2 };
    },
    build(scope) {
      const { tf } = scope;
      return ({ input }, pass) => {
        const v = nodeVectors(scope, options, input!, pass);
        const update = graphConvolution(scope, v, 'gcn', (x) =>
          normalizeEdges(tf, neighbors(scope, options, x)),
        );
        const next = batchNorm(scope, pass, update, 'gcn.norm', { per: 'node', residual: v, relu: true });
        return cosineScore(tf, next, scope.variable('score'));
      };
    },
    /** `edges` [batch, nodes, nodes]: 1 where row keeps column. */
    inspect(scope) {
      return ({ input }) =>
        scope.tf.tidy(() => ({
          edges: neighbors(scope, options, nodeVectors(scope, options, input!, evaluation)),
        }));
    },
  }),
});

const normal = (variance: number): Init => ({ type: 'normal', deviation: Math.sqrt(variance) });

const evaluation: Pass = {
  training: false,
  updateStatistics: false,
  dropoutMask: () => {
    throw new Error('no dropout in evaluation');
  },
};

const neighbors = (scope: Scope, options: AnflGcnOptions, v: Tensor): Tensor =>
  nearestNeighbors(scope.tf, v, options.neighbors, options.similarity);

/** One vector per node, [batch, nodes, features]. */
function nodeVectors(scope: Scope, { nodes, dropout }: AnflGcnOptions, x: Tensor, pass: Pass): Tensor {
  const { tf } = scope;
  // Nodes come first, so that all blocks are one product and no tensor is sliced along an inner axis, which is slow.
  const drops = pass.training && dropout > 0;
  const kept = drops ? pass.dropoutMask('blocks', [nodes, ...x.shape], dropout) : tf.ones([nodes, 1, 1]);
  const rows = () => tf.mul(tf.expandDims(x, 0), kept);
  const z = fixedProduct(scope, pass, x, rows, 'blocks.weight');
  const bias = scope.variable('blocks.bias');
  const vectors = batchNorm(scope, pass, z, 'blocks.norm', { per: 'feature', bias, relu: true });
  return tf.transpose(vectors, [1, 0, 2]);
}
