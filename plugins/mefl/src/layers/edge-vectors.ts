import {
  batchNormVariables,
  linear,
  linearVariables,
  type Pass,
  type Scope,
  type Tensor,
  type VariableDeclaration,
} from 'declarative-zoo';
import { meanOfNormalized } from './mean-of-normalized.js';
import { started } from './weights.js';

const LAYERS = ['query', 'key', 'value'] as const;

/** `face.*` and `pair.*`: query and key [width, width / 2], value [width, width] each; `edge.*` [width, width]. */
export function edgeVectorVariables(nodes: number, width: number): VariableDeclaration[] {
  const half = Math.floor(width / 2);
  const units = { query: half, key: half, value: width };
  return [
    ...['face', 'pair'].flatMap((attention) =>
      LAYERS.flatMap((layer) =>
        linearVariables(`${attention}.${layer}`, width, units[layer], started(units[layer])),
      ),
    ),
    ...linearVariables('edge', width, width, started(width)),
    ...batchNormVariables('edge.norm', nodes * nodes),
  ];
}

/**
 * GEM: the face as each unit sees it, f_i = attention(u_i; g), then each ordered pair, e_ij = mean over places of
 * BN(attention(f_j; f_i) W + b) for an edge that ends at i and starts at j; attention(y; x) =
 * softmax(y Q (x K)ᵀ / sqrt(width / 2)) x V over places. g [batch, places, width], u [batch, nodes, places, width];
 * out [batch, nodes², width].
 */
export function edgeVectors(scope: Scope, pass: Pass, g: Tensor, u: Tensor): Tensor {
  const { tf } = scope;
  const [batch, nodes, places, width] = u.shape as [number, number, number, number];
  const tokens = tf.reshape(u, [batch, nodes * places, width]);
  const looked = tf.softmax(likeness(scope, 'face', tokens, g));
  const f = tf.matMul(looked, each(scope, g, 'face.value'));
  const likenesses = tf.reshape(likeness(scope, 'pair', f, f), [batch, nodes * places, nodes, places]);
  const weights = tf.transpose(tf.softmax(likenesses), [0, 2, 1, 3]);
  // The weights of a place sum to 1, so the linear layer can be applied before the attention, where the vectors
  // are fewer.
  const values = each(scope, each(scope, f, 'pair.value'), 'edge');
  return meanOfNormalized(
    scope,
    pass,
    tf.reshape(weights, [batch, nodes, nodes, places, places]),
    tf.reshape(values, [batch, nodes, places, width]),
  );
}

/** y Q (x K)ᵀ / sqrt(width / 2), [batch, places of y, places of x]. */
function likeness(scope: Scope, attention: string, y: Tensor, x: Tensor): Tensor {
  const { tf } = scope;
  const [query, key] = [each(scope, y, `${attention}.query`), each(scope, x, `${attention}.key`)];
  return tf.mul(tf.matMul(query, key, false, true), 1 / Math.sqrt(query.shape[2]!));
}

/** A linear layer at every place of x [batch, places, width]. */
function each(scope: Scope, x: Tensor, name: string): Tensor {
  const { tf } = scope;
  const [batch, places, width] = x.shape as [number, number, number];
  return tf.reshape(linear(scope, tf.reshape(x, [-1, width]), name), [batch, places, -1]);
}
