import { withoutDead, withValues } from './sweep.js';
import { isFixed, type Trace, type TraceNode, type TraceValue } from './trace.js';

const CONVOLUTIONS: { readonly [kernel: string]: string } = {
  Conv2D: 'FusedConv2D',
  DepthwiseConv2dNative: 'FusedDepthwiseConv2D',
};

/**
 * Folds batch norms and biases into the convolution before them, if nothing else reads it and all their numbers are
 * constant: y = weight (x - mean) / sqrt(variance + epsilon) + bias scales every filter and shifts the bias.
 */
export function foldNorms(trace: Trace): Trace {
  const uses = new Map<TraceValue, number>();
  const use = (value: TraceValue): unknown => uses.set(value, (uses.get(value) ?? 0) + 1);
  for (const { inputs } of trace.nodes) Object.values(inputs).forEach(use);
  for (const { value } of trace.outputs) use(value);
  const made = new Map<TraceValue, TraceNode>(); // convolutions that can still be folded into
  const instead = new Map<TraceValue, TraceValue>();
  const nodes: TraceNode[] = [];
  for (const given of trace.nodes) {
    const inputs = Object.entries(given.inputs).map(([role, value]) => [role, instead.get(value) ?? value]);
    const node: TraceNode = { ...given, inputs: Object.fromEntries(inputs) };
    const shift = shiftOf(node, made);
    if (shift && uses.get(shift.x) === 1) {
      const before = made.get(shift.x)!;
      const after = shifted(before, shift);
      nodes[nodes.indexOf(before)] = after;
      made.set(shift.x, after);
      instead.set(node.outputs[0]!, shift.x);
      uses.set(shift.x, uses.get(node.outputs[0]!) ?? 0);
      continue;
    }
    if (CONVOLUTIONS[node.kernel] && node.inputs.filter!.data) made.set(node.outputs[0]!, node);
    nodes.push(node);
  }
  return withoutDead(withValues({ ...trace, nodes }, instead));
}

/** Per channel: y = factor x + offset. */
interface Shift {
  readonly x: TraceValue;
  readonly factor?: Float64Array;
  readonly offset: Float64Array;
}

/** What a node does to each channel of a convolution's output; undefined if it does anything else. */
function shiftOf(node: TraceNode, made: ReadonlyMap<TraceValue, TraceNode>): Shift | undefined {
  const { kernel, inputs, attrs } = node;
  if (kernel === 'FusedBatchNorm') return normShift(inputs, attrs.varianceEpsilon as number, made);
  if (kernel !== 'Add') return undefined;
  const [x, bias] = made.has(inputs.a!) ? [inputs.a!, inputs.b!] : [inputs.b!, inputs.a!];
  const channels = made.has(x) ? x.shape.at(-1) : undefined;
  if (bias.data === undefined || bias.shape.length !== 1 || bias.shape[0] !== channels) return undefined;
  return { x, offset: Float64Array.from(bias.data) };
}

function normShift(
  { x, mean, variance, scale, offset }: TraceNode['inputs'],
  epsilon: number,
  made: ReadonlyMap<TraceValue, TraceNode>,
): Shift | undefined {
  const statistics = [mean, variance, scale, offset].filter((value) => value !== undefined);
  const constant = statistics.every(({ data, shape }) => data !== undefined && isFixed(shape));
  if (!made.has(x!) || !constant) return undefined;
  const factor = Float64Array.from(
    variance!.data!,
    (value, i) => (scale?.data?.[i] ?? 1) / Math.sqrt(value + epsilon),
  );
  const shift = factor.map((value, i) => (offset?.data?.[i] ?? 0) - mean!.data![i]! * value);
  return { x: x!, factor, offset: shift };
}

/** The convolution with a shift folded into its filter and bias. */
function shifted(node: TraceNode, { factor, offset }: Shift): TraceNode {
  const { kernel, inputs, attrs } = node;
  const { filter, bias } = inputs as { filter: TraceValue; bias?: TraceValue };
  const channels = offset.length; // the last axis of a filter; of a depthwise one the last two, joined
  const data = factor
    ? (filter.data as Float32Array).map((value, i) => value * factor[i % channels]!)
    : filter.data!;
  const moved = Float32Array.from(offset, (value, i) => (bias?.data?.[i] ?? 0) * (factor?.[i] ?? 1) + value);
  return {
    ...node,
    kernel: CONVOLUTIONS[kernel] ?? kernel,
    inputs: {
      x: inputs.x!,
      filter: { ...filter, data },
      bias: { shape: [channels], dtype: 'float32', data: moved },
    },
    attrs: { activation: 'linear', ...attrs },
  };
}
