import {
  defineHead,
  fanIn,
  type Inputs,
  linear,
  type Scope,
  type Signal,
  type Tensor,
} from 'declarative-zoo';
import { type EdgeClassifierOptions, schema } from '../../generated/heads/edge-classifier.js';
import { graphOf } from '../../layers/graph.js';
import { xavier } from '../../layers/weights.js';

const CLASSES = 4;

/**
 * For every edge of a graph, from unit j to unit i, logits of the classes 2 y_i + y_j: neither, j alone, i alone, both;
 * z_ij = e_ij W + b.
 *
 * In: `graph`, an edge-graph [batch, nodes + nodes², width]. Out: [batch, 4 nodes²], of the scale `mefl/edges`. Variables:
 * `edge.weight` [width, 4], `edge.bias` [4]. Luo et al. 2022, whose edge loss it is trained by; the answers need it no more.
 */
export default defineHead<EdgeClassifierOptions>({
  name: 'edge-classifier',
  schema,
  infer(_options, inputs) {
    const { nodes, width } = graphOf(inputs, 'graph');
    return {
      output: { shape: [CLASSES * nodes * nodes], scale: 'mefl/edges' },
      variables: [
        { name: 'edge.weight', shape: [width, CLASSES], init: xavier(width, CLASSES), role: 'weight' },
        { name: 'edge.bias', shape: [CLASSES], init: fanIn(width), role: 'weight' },
      ],
      flops: 2 * CLASSES * nodes * nodes * width,
    };
  },
  build(scope, _options, inputs) {
    const logits = logitsOf(scope, inputs);
    return ({ graph }) => scope.tf.reshape(logits(graph!), [graph!.shape[0]!, -1]);
  },
  /** `both` [batch, nodes, nodes]: how probable it is that unit i (row) and unit j (column) are both there. */
  inspect(scope, _options, inputs) {
    const { tf } = scope;
    const { nodes } = graphOf(inputs, 'graph');
    const logits = logitsOf(scope, inputs);
    return ({ graph }) =>
      tf.tidy(() => {
        const both = tf.slice(tf.softmax(logits(graph!)), [0, CLASSES - 1], [-1, 1]);
        return { both: tf.reshape(both, [-1, nodes, nodes]) };
      });
  },
});

/** Of a graph, the logits of all its edges, [batch x edges, 4]. */
function logitsOf(scope: Scope, inputs: Inputs<Signal>): (graph: Tensor) => Tensor {
  const { tf } = scope;
  const { nodes, width } = graphOf(inputs, 'graph');
  return (graph) => {
    const edges = tf.slice(graph, [0, nodes, 0], [-1, nodes * nodes, -1]);
    return linear(scope, tf.reshape(edges, [-1, width]), 'edge');
  };
}
