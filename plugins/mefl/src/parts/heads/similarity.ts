import { cosineScore, defineHead } from 'declarative-zoo';
import { schema } from '../../generated/heads/similarity.js';
import { graphOf } from '../../layers/graph.js';
import { xavier } from '../../layers/weights.js';

/**
 * The probability of a unit as the similarity of its node to a trained vector: p_i = cos(x_i, ReLU(s_i)).
 *
 * In: `graph`, an edge-graph [batch, nodes + nodes², width], whose nodes x are not negative. Out: [batch, nodes], in [0, 1].
 * Variables: `score` [nodes, width]. Luo et al. 2022; Nguyen et al. 2022, eq. 3.
 */
export default defineHead({
  name: 'similarity',
  schema,
  bind: () => ({
    infer(inputs) {
      const { nodes, width } = graphOf(inputs, 'graph');
      return {
        output: { shape: [nodes], scale: 'probabilities' },
        variables: [{ name: 'score', shape: [nodes, width], init: xavier(nodes, width), role: 'weight' }],
      };
    },
    build({ tf, variable }, inputs) {
      const { nodes } = graphOf(inputs, 'graph');
      return ({ graph }) => cosineScore(tf, tf.slice(graph!, [0, 0, 0], [-1, nodes, -1]), variable('score'));
    },
  }),
});
