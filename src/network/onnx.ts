import type { ImageSize } from '../part.js';
import { GraphWriter, type OnnxValue } from './onnx-graph.js';
import { channelsFirst, foldScale, type Weights } from './onnx-weights.js';
import { type ConvOptions, HALVES, type Network, type Ops, type PoolOptions } from './ops.js';

/**
 * Writes a network as an ONNX model (opset 17) for inference: input `image` [batch, height, width, 3], output
 * `output` [batch, width], the network's outputs joined in order. Batch norms are folded into the convolutions before
 * them (in float64), and dropout is removed. `weights` maps variable names to arrays in the zoo's layout. Throws a
 * plain Error if an array is missing.
 */
export function encodeOnnx(network: Network, weights: Weights, size: ImageSize): Uint8Array {
  const graph = new GraphWriter(weights);
  const image = graph.node('Transpose', ['image'], { perm: [0, 3, 1, 2] });
  const outputs = Object.values(network(onnxOps(graph), image));
  graph.node('Concat', outputs, { axis: 1 }, 'output');
  return graph.encode(size);
}

function onnxOps(graph: GraphWriter): Ops<OnnxValue> {
  const conv = (
    x: OnnxValue,
    name: string,
    options: Omit<ConvOptions, 'filters'>,
    depthwise: boolean,
  ): OnnxValue => {
    const { dims, data } = channelsFirst(graph.weight(`${name}.weight`), depthwise);
    const bias = options.bias ? graph.weight(`${name}.bias`).data.slice() : new Float32Array(dims[0]!);
    const { stride, padding } = options;
    const pads =
      padding === 'same' ? { auto_pad: 'SAME_UPPER' } : { pads: [padding, padding, padding, padding] };
    const attributes = { strides: [stride, stride], group: depthwise ? dims[0]! : 1, ...pads };
    const out = graph.node('Conv', [x, graph.array(dims, data), graph.array([dims[0]!], bias)], attributes);
    graph.convolutions.set(out, { weight: data, bias });
    return out;
  };
  const same = (x: OnnxValue): OnnxValue => x;
  const hardSigmoid = (x: OnnxValue): OnnxValue =>
    graph.node('HardSigmoid', [x], { alpha: 1 / 6, beta: 0.5 });
  return {
    conv: (x, name, options) => conv(x, name, options, false),
    depthwise: (x, name, options) => conv(x, name, options, true),
    batchNorm: (x, name, { epsilon }) => {
      const target = graph.convolutions.get(x);
      const norm = ['weight', 'bias', 'running_mean', 'running_var'].map(
        (part) => graph.weight(`${name}.${part}`).data,
      );
      if (target) {
        foldScale(target, norm, epsilon);
        graph.convolutions.delete(x);
        return x;
      }
      const arrays = norm.map((data) => graph.array([data.length], data));
      return graph.node('BatchNormalization', [x, ...arrays], { epsilon });
    },
    relu: (x) => graph.node('Relu', [x]),
    swish: (x) => graph.node('Mul', [x, graph.node('Sigmoid', [x])]),
    sigmoid: (x) => graph.node('Sigmoid', [x]),
    hardSigmoid,
    hardSwish: (x) => graph.node('Mul', [x, hardSigmoid(x)]),
    add: (a, b) => graph.node('Add', [a, b]),
    scale: (x, gate) => graph.node('Mul', [x, graph.node('Reshape', [gate, graph.shape([0, -1, 1, 1])])]),
    maxPool: (x, options = HALVES) => graph.node('MaxPool', [x], windows(options)),
    globalAveragePool: (x) => graph.node('Flatten', [graph.node('GlobalAveragePool', [x])], { axis: 1 }),
    flatten: (x) => graph.node('Flatten', [x], { axis: 1 }),
    places: (x) => graph.node('Flatten', [graph.node('Transpose', [x], { perm: [0, 2, 3, 1] })], { axis: 1 }),
    linear: (x, name) => {
      const { shape, data } = graph.weight(`${name}.weight`);
      const bias = graph.weight(`${name}.bias`);
      return graph.node('Gemm', [x, graph.array(shape, data), graph.array(bias.shape, bias.data)]);
    },
    dropout: same,
    dropPath: same,
  };
}

const windows = ({ kernel, stride, padding }: PoolOptions) => ({
  kernel_shape: [kernel, kernel],
  strides: [stride, stride],
  pads: [padding, padding, padding, padding],
});
