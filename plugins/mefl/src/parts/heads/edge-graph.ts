import { defineHead, refuse } from 'declarative-zoo';
import { schema } from '../../generated/heads/edge-graph.js';
import { edgeVectors, edgeVectorVariables } from '../../layers/edge-vectors.js';
import { gatedConvolution, gatedConvolutionVariables } from '../../layers/gated-convolution.js';
import { rowsOf } from '../../layers/graph.js';
import { unitVectors, unitVectorVariables } from '../../layers/unit-vectors.js';

const CONVOLUTIONS = ['first', 'second'];

/**
 * Action units as nodes of a complete graph whose edges are vectors.
 *
 *   g    = ReLU(BN(x W + b))                                    the face, place by place
 *   u_i  = ReLU(BN(g W_i + b_i));  v_i = mean over places of u_i          one block per node
 *   f_i  = attention(u_i; g)                                    what unit i attends to in the face
 *   e_ij = mean over places of BN(attention(f_j; f_i) W + b)    the edge from j to i
 *
 * attention(y; x) = softmax(y Q (x K)ᵀ / sqrt(width / 2)) x V over places. Then, twice, a gated graph convolution,
 *
 *   e'_ij = e_ij + ReLU(BN(v_i A + v_j B + e_ij E))
 *   v'_i  = ReLU(v_i + BN(v_i U + mean over j of h_ij (v_j V)))     h_ij = softmax over j of sigmoid(e'_ij)
 *
 * In: `input`, a map [batch, places, features] or [batch, height, width, features]. Out:
 * [batch, nodes + nodes², width], the nodes, then the edges, ordered by end node, then by start node. Luo et al.
 * 2022, "Learning Multi-dimensional Edge Feature-based AU Relation Graph for Facial Action Unit Recognition", from
 * its description; no dropout; biases and initial values follow its authors' code. Refuses an input that is a vector.
 */
export default defineHead({
  name: 'edge-graph',
  schema,
  bind: ({ nodes, width }) => ({
    infer({ input }) {
      const { shape } = input!;
      if (shape.length < 2)
        refuse(
          'input',
          `input must be a map, a vector for each place, not the vector [${shape}]: attention needs places to choose from`,
        );
      const features = shape.at(-1)!;
      return {
        output: { shape: [rowsOf(nodes), width], scale: 'features' },
        variables: [
          ...unitVectorVariables(features, nodes, width),
          ...edgeVectorVariables(nodes, width),
          ...CONVOLUTIONS.flatMap((name) => gatedConvolutionVariables(name, nodes, width)),
        ],
        leastRows: 2,
      };
    },
    build(scope) {
      const { tf } = scope;
      return ({ input }, pass) => {
        const [batch, features] = [input!.shape[0]!, input!.shape.at(-1)!];
        const { g, u } = unitVectors(scope, pass, tf.reshape(input!, [batch, -1, features]), nodes);
        let graph = { x: tf.mean(u, 2), e: edgeVectors(scope, pass, g, u) };
        for (const name of CONVOLUTIONS) graph = gatedConvolution(scope, pass, graph, name);
        return tf.concat([graph.x, graph.e], 1);
      };
    },
  }),
});
