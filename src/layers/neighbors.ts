import type { Tensor, Tf } from '../part.js';

/** The similarity of two nodes: dot product, cosine of their angle, or a small l1 distance. */
export type Similarity = 'dot' | 'cosine' | 'l1';

/**
 * The directed graph in which each node keeps its `count` most similar nodes, possibly itself: edge i -> j if
 * similarity(i, j) is at least the row's `count`-th largest (ties kept). x [batch, nodes, features] -> [batch, nodes,
 * nodes] of 0 and 1. Has no gradient: call it inside an operation.
 */
export function nearestNeighbors(tf: Tf, x: Tensor, count: number, similarity: Similarity): Tensor {
  return tf.tidy(() => {
    const scores = similarities(tf, x, similarity);
    const largest = tf.topk(scores, count).values;
    return tf.cast(tf.greaterEqual(scores, tf.slice(largest, [0, 0, count - 1], [-1, -1, 1])), 'float32');
  });
}

/** D^-1/2 A D^-1/2 of a graph A [batch, nodes, nodes], where D is the number of outgoing edges. */
export function normalizeEdges(tf: Tf, edges: Tensor): Tensor {
  const inverse = tf.rsqrt(tf.sum(edges, 2));
  return tf.mul(tf.mul(edges, tf.expandDims(inverse, 2)), tf.expandDims(inverse, 1));
}

function similarities(tf: Tf, x: Tensor, similarity: Similarity): Tensor {
  if (similarity === 'l1') {
    const rows = tf.unstack(x, 1).map((row) => tf.sum(tf.abs(tf.sub(x, tf.expandDims(row, 1))), 2));
    return tf.neg(tf.stack(rows, 1));
  }
  if (similarity === 'dot') return tf.matMul(x, x, false, true);
  const length = tf.maximum(tf.sqrt(tf.sum(tf.square(x), 2, true)), 1e-12);
  const vectors = tf.div(x, length);
  return tf.matMul(vectors, vectors, false, true);
}
