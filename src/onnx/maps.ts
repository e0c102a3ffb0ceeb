import { eachWay, NoForm, paddingOf } from '../trace/kernel.js';
import { isFixed, type Numbers, type TraceNode, type TraceValue } from '../trace/trace.js';
import { activated } from './activation.js';
import type { Rules } from './rules.js';
import { type OnnxWriter, TYPES } from './writer.js';

/** A filter in ONNX's layout: [h, w, in, out] to [out, in, h, w]; depthwise [h, w, c, m] to [c m, 1, h, w]. */
function filterOf(w: OnnxWriter, filter: TraceValue, depthwise: boolean): string {
  const [height, width, c, m] = filter.shape as readonly [number, number, number, number];
  const dims = depthwise ? [c * m, 1, height, width] : [m, c, height, width];
  if (!filter.data) {
    const turned = w.node('Transpose', [w.plain(filter)], { perm: depthwise ? [2, 3, 0, 1] : [3, 2, 0, 1] });
    return depthwise ? w.node('Reshape', [turned, w.ints(dims)]) : turned;
  }
  const data = new Float32Array(filter.data.length);
  const area = height * width;
  const place = depthwise
    ? (at: number, from: number, to: number) => (from * m + to) * area + at
    : (at: number, from: number, to: number) => (to * c + from) * area + at;
  for (let at = 0; at < area; at++)
    for (let from = 0; from < c; from++)
      for (let to = 0; to < m; to++)
        data[place(at, from, to)] = (filter.data as Numbers)[(at * c + from) * m + to]!;
  return w.array(filter.name ?? `${w.owner}/filter`, dims, data, TYPES.float32);
}

const convolution =
  (depthwise: boolean) =>
  (w: OnnxWriter, node: TraceNode): void => {
    const { inputs, attrs, outputs } = node;
    const { x, filter, bias } = inputs as { x: TraceValue; filter: TraceValue; bias?: TraceValue };
    const [height, width, channels] = filter.shape as readonly number[];
    const given = [w.map(x), filterOf(w, filter, depthwise), ...(bias ? [flatBias(w, bias)] : [])];
    const made = w.node('Conv', given, {
      kernel_shape: [height!, width!],
      strides: eachWay(attrs.strides),
      dilations: eachWay(attrs.dilations ?? 1),
      pads: paddingOf(node, x.shape.slice(1), [height!, width!]),
      group: depthwise ? channels! : 1,
    });
    w.giveMap(outputs[0]!, activated(w, node, made));
  };

/** A bias with one number per channel. */
function flatBias(w: OnnxWriter, bias: TraceValue): string {
  return bias.shape.length === 1 ? w.plain(bias) : w.node('Reshape', [w.plain(bias), w.ints([-1])]);
}

const pooling =
  (operator: string, attributes: { readonly [name: string]: number } = {}) =>
  (w: OnnxWriter, node: TraceNode): void => {
    const { inputs, attrs, outputs } = node;
    const x = inputs.x!;
    const window = eachWay(attrs.filterSize);
    if (attrs.dimRoundingMode === 'ceil' || attrs.dimRoundingMode === 'round')
      throw new NoForm(`${node.kernel} with dimRoundingMode ${attrs.dimRoundingMode}`);
    const made = w.node(operator, [w.map(x)], {
      kernel_shape: window,
      strides: eachWay(attrs.strides),
      pads: paddingOf(node, x.shape.slice(1), window),
      ...attributes,
    });
    w.giveMap(outputs[0]!, made);
  };

/** (x - mean) / sqrt(variance + epsilon), scaled and shifted, per channel. */
function normalized(w: OnnxWriter, { inputs, attrs, outputs }: TraceNode): void {
  const { x, mean, variance, scale, offset } = inputs as { [role: string]: TraceValue };
  const channels = mean!.shape[0] as number;
  const constant = (value: number): string =>
    w.array(`${w.owner}/norm`, [channels], new Float32Array(channels).fill(value), TYPES.float32);
  const given = [
    scale ? w.plain(scale) : constant(1),
    offset ? w.plain(offset) : constant(0),
    w.plain(mean!),
    w.plain(variance!),
  ];
  const epsilon = { float: attrs.varianceEpsilon as number };
  const isMap = x!.shape.length === 4;
  const name = isMap ? w.map(x!) : w.plain(flat(x!));
  const made = w.node('BatchNormalization', [name, ...given], { epsilon });
  if (isMap) w.giveMap(outputs[0]!, made);
  else w.give(outputs[0]!, made);
}

/** Rows of channels, which ONNX can normalize without a transpose. */
function flat(x: TraceValue): TraceValue {
  if (x.shape.length === 2) return x;
  throw new NoForm(`FusedBatchNorm of ${x.shape.length} axes`);
}

function resized(w: OnnxWriter, node: TraceNode): void {
  const { inputs, attrs, outputs } = node;
  const [out] = outputs as [TraceValue];
  const { alignCorners, halfPixelCenters } = attrs;
  if (!isFixed(out.shape.slice(1))) throw new NoForm(`${node.kernel} to a size that depends on the batch`);
  const mode = alignCorners ? 'align_corners' : halfPixelCenters ? 'half_pixel' : 'asymmetric';
  const sizes = w.ints([out.shape[0]!, out.shape[3]!, out.shape[1]!, out.shape[2]!]);
  const made = w.node('Resize', [w.map(inputs.images!), '', '', sizes], {
    mode: 'linear',
    coordinate_transformation_mode: mode,
  });
  w.giveMap(out, made);
}

/** Rules of the kernels for images and maps. */
export const mapRules: Rules = {
  Conv2D: convolution(false),
  FusedConv2D: convolution(false),
  DepthwiseConv2dNative: convolution(true),
  FusedDepthwiseConv2D: convolution(true),
  MaxPool: pooling('MaxPool'),
  AvgPool: pooling('AveragePool', { count_include_pad: 0 }),
  FusedBatchNorm: normalized,
  ResizeBilinear: resized,
};
