import { batchNorm } from '../layers/batch-norm.js';
import { operation } from '../layers/operation.js';
import { ownKernel } from '../layers/own-kernel.js';
import type { Pass, Scope, Tensor, Tf } from '../part.js';
import { type ConvOptions, HALVES, type Ops } from './ops.js';

type Map4 = import('@tensorflow/tfjs-core').Tensor4D;
type Matrix = import('@tensorflow/tfjs-core').Tensor2D;

/** Runs a network on tfjs tensors: maps [batch, height, width, channels], vectors [batch, channels]. */
export function tensorOps(scope: Scope, pass: Pass): Ops<Tensor> {
  const { tf } = scope;
  const bias = (x: Tensor, name: string, has: boolean): Tensor =>
    has ? tf.add(x, scope.variable(`${name}.bias`)) : x;
  const dropped = (x: Tensor, name: string, rate: number, shape: readonly number[]): Tensor =>
    pass.training && rate > 0 ? tf.mul(x, pass.dropoutMask(name, shape, rate)) : x;
  return {
    conv: (x, name, options) => {
      const weight = scope.variable(`${name}.weight`) as unknown as Map4;
      const [input, pad] = padding(tf, x as Map4, options);
      return bias(tf.conv2d(input, weight, options.stride, pad), name, options.bias);
    },
    depthwise: (x, name, options) => {
      const weight = scope.variable(`${name}.weight`) as unknown as Map4;
      const [input, pad] = padding(tf, x as Map4, options);
      return bias(tf.depthwiseConv2d(input, weight, options.stride, pad), name, options.bias);
    },
    batchNorm: (x, name, options) => batchNorm(scope, pass, x, name, { ...options, per: 'channel' }),
    relu: (x) => tf.relu(x),
    swish: (x) => swish(tf, x),
    sigmoid: (x) => tf.sigmoid(x),
    hardSigmoid: (x) => hardSigmoid(tf, x),
    hardSwish: (x) => tf.mul(x, hardSigmoid(tf, x)),
    add: (a, b) => tf.add(a, b),
    scale: (x, gate) => tf.mul(x, tf.reshape(gate, [-1, 1, 1, gate.shape[1]!])),
    maxPool: (x, { kernel, stride, padding } = HALVES) =>
      tf.maxPool(padded(tf, x as Map4, padding, Number.NEGATIVE_INFINITY), kernel, stride, 'valid'),
    globalAveragePool: (x) => pixelMeans(tf, x as Map4),
    flatten: (x) => tf.reshape(tf.transpose(x, [0, 3, 1, 2]), [x.shape[0]!, -1]),
    places: (x) => tf.reshape(x, [x.shape[0]!, -1]),
    linear: (x, name) =>
      bias(tf.matMul(x as Matrix, scope.variable(`${name}.weight`) as unknown as Matrix), name, true),
    dropout: (x, name, rate) => dropped(x, name, rate, x.shape),
    dropPath: (x, name, rate) => dropped(x, name, rate, [x.shape[0]!, ...x.shape.slice(1).map(() => 1)]),
  };
}

/**
 * Pads the input explicitly where symmetric padding differs from TensorFlow's SAME, which not every engine's kernels
 * support.
 */
function padding(tf: Tf, x: Map4, options: Omit<ConvOptions, 'filters'>): [Map4, 'same' | 'valid'] {
  const { padding: pad, kernel, stride } = options;
  if (pad === 'same' || (stride === 1 && 2 * pad === kernel - 1)) return [x, 'same'];
  return [padded(tf, x, pad, 0), 'valid'];
}

/** Adds `pad` rows and columns of one value on every side of a map. */
function padded(tf: Tf, x: Map4, pad: number, value: number): Map4 {
  return pad === 0 ? x : tf.pad(x, [[0, 0], [pad, pad], [pad, pad], [0, 0]], value); // biome-ignore format: one row an axis
}

const hardSigmoid = (tf: Tf, x: Tensor): Tensor => tf.div(tf.relu6(tf.add(x, 3)), 6);

/** The means over pixels, as [batch, channels]. tfjs' own gradient fills a map with ones in JavaScript, number by number. */
function pixelMeans(tf: Tf, x: Map4): Tensor {
  const [batch, height, width, channels] = x.shape;
  return operation(tf, [x], () => ({
    value: tf.mean(x, [1, 2]),
    saved: [],
    gradient: (dy) => {
      const share = tf.fill([batch, height, width, channels], 1 / (height * width));
      return [tf.mul(share, tf.reshape(dy, [batch, 1, 1, channels]))];
    },
  }));
}

/** y = x sigmoid(x) with the gradient dy (y + (1 - y) sigmoid(x)), which needs fewer passes and tensors than tfjs' own. */
const swish = (tf: Tf, x: Tensor): Tensor =>
  operation(tf, [x], () => {
    const value = sigmoidProduct(tf, x, x);
    const gradient = (dy: Tensor, [x, y]: readonly Tensor[]) => [
      tf.mul(dy, tf.add(y!, sigmoidProduct(tf, tf.sub(1, y!), x!))),
    ];
    return { value, saved: [x, value], gradient };
  });

/** a sigmoid(x), in one pass on engines that have a kernel for it. */
function sigmoidProduct(tf: Tf, a: Tensor, x: Tensor): Tensor {
  const together = ownKernel(tf, 'SigmoidProduct');
  return together ? (together({ a, x }) as Tensor) : tf.mul(a, tf.sigmoid(x));
}
