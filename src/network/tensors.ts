import { batchNorm } from '../layers/batch-norm.js';
import type { Pass, Scope, Tensor, Tf } from '../part.js';
import { type ConvOptions, HALVES, type Ops } from './ops.js';

type Map4 = import('@tensorflow/tfjs-core').Tensor4D;
type Matrix = import('@tensorflow/tfjs-core').Tensor2D;

/** Runs a network on tfjs tensors: maps [batch, height, width, channels], vectors [batch, channels]. */
export function tensorOps(scope: Scope, pass: Pass): Ops<Tensor> {
  const { tf } = scope;
  const swish = swishOf(tf);
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
    swish,
    sigmoid: (x) => tf.sigmoid(x),
    hardSigmoid: (x) => hardSigmoid(tf, x),
    hardSwish: (x) => tf.mul(x, hardSigmoid(tf, x)),
    add: (a, b) => tf.add(a, b),
    scale: (x, gate) => tf.mul(x, tf.reshape(gate, [-1, 1, 1, gate.shape[1]!])),
    maxPool: (x, { kernel, stride, padding } = HALVES) =>
      tf.maxPool(padded(tf, x as Map4, padding, Number.NEGATIVE_INFINITY), kernel, stride, 'valid'),
    globalAveragePool: (x) => tf.mean(x, [1, 2]),
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

/** y = x sigmoid(x) with the gradient dy (y + s (1 - y)), s = sigmoid(x); needs fewer passes and tensors than tfjs' own. */
function swishOf(tf: Tf): (x: Tensor) => Tensor {
  return (x) =>
    tf.customGrad((...inputs: unknown[]) => {
      const [x, save] = inputs as [Tensor, (tensors: Tensor[]) => void];
      const y = tf.mul(x, tf.sigmoid(x));
      save([x, y]);
      const gradFunc = (dy: Tensor, saved: Tensor[]) =>
        tf.tidy(() => swishGradient(tf, dy, saved[0]!, saved[1]!));
      return { value: y, gradFunc };
    })(x);
}

function swishGradient(tf: Tf, dy: Tensor, x: Tensor, y: Tensor): Tensor {
  return tf.mul(dy, tf.add(y, tf.mul(tf.sigmoid(x), tf.sub(1, y))));
}
