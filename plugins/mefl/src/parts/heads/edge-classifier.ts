import { defineHead, fanIn, linear } from 'declarative-zoo';
import { schema } from '../../generated/heads/edge-classifier.js';
import { graphOf } from '../../layers/graph.js';
import { xavier } from '../../layers/weights.js';

const CLASSES = 4;

/**
 * For every edge of a graph, from unit j to unit i, logits of the classes 2 y_i + y_j: neither, j alone, i alone, both;
 * z_ij = e_ij W + b.
 *
 * In: `graph`, an edge-graph [batch, nodes + nodes², width]. Out: [batch, 4 nodes²], on the scale `mefl/edges`.
 * Variables: `edge.weight` [width, 4], `edge.bias` [4]. Luo et al. 2022. It is trained with their edge loss;
 * predictions do not need it.
 */
export default defineHead({
  name: 'edge-classifier',
  schema,
  bind: () => ({
    infer(inputs) {
      const { nodes, width } = graphOf(inputs, 'graph');
      return {
        output: { shape: [CLASSES * nodes * nodes], scale: 'mefl/edges' },
        variables: [
          { name: 'edge.weight', shape: [width, CLASSES], init: xavier(width, CLASSES), role: 'weight' },
          { name: 'edge.bias', shape: [CLASSES], init: fanIn(width), role: 'weight' },
        ],
      };
    },
    build(scope, inputs) {
      const { tf } = scope;
      const { nodes, width } = graphOf(inputs, 'graph');
      return ({ graph }) => {
        const edges = tf.slice(graph!, [0, nodes, 0], [-1, nodes * nodes, -1]);
        const logits = linear(scope, tf.reshape(edges, [-1, width]), 'edge');
        return tf.reshape(logits, [graph!.shape[0]!, -1]);
      };
    },
  }),
});
