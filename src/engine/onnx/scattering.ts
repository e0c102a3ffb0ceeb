import type { Rules } from '../../onnx/rules.js';
import type { OnnxWriter } from '../../onnx/writer.js';
import { eachWay, NoForm, paddingOf } from '../../trace/kernel.js';
import { sizeOf, type TraceNode, type TraceValue } from '../../trace/trace.js';

type Fixed = TraceValue & { readonly shape: readonly number[] };

const INT64 = 7;

/** Zeros of this shape, with `updates` added along an axis at `places`, in order. */
function scattered(w: OnnxWriter, shape: readonly number[], places: string, updates: string): string {
  const zeros = w.node('Expand', [w.float(0), w.ints(shape)]);
  return w.node('ScatterElements', [zeros, places, updates], { axis: 0, reduction: 'add' });
}

/** dy goes to each window's first maximum. */
function maxPoolGradient(w: OnnxWriter, node: TraceNode): void {
  const { dy, input } = node.inputs as { dy: Fixed; input: Fixed };
  const { filterSize, strides, dimRoundingMode } = node.attrs;
  if (dimRoundingMode === 'ceil' || dimRoundingMode === 'round')
    throw new NoForm(`${node.kernel} with dimRoundingMode ${dimRoundingMode}`);
  const window = eachWay(filterSize);
  const [batch, height, width, channels] = input.shape as [number, number, number, number];
  const first = (value: TraceValue): string => w.node('Transpose', [w.plain(value)], { perm: [0, 3, 1, 2] });
  const flat = (name: string): string => w.node('Reshape', [name, w.ints([-1])]);
  const how = {
    kernel_shape: window,
    strides: eachWay(strides),
    pads: paddingOf(node, input.shape.slice(1), window),
  };
  const [, places] = w.several('MaxPool', [first(input)], how, 2);
  const spread = scattered(w, [sizeOf(input.shape)], flat(places!), flat(first(dy)));
  const map = w.node('Reshape', [spread, w.ints([batch, channels, height, width])]);
  w.give(node.outputs[0]!, w.node('Transpose', [map], { perm: [0, 2, 3, 1] }));
}

/** out[id] = sum of the rows of x with that id; rows with an id out of range go to an extra row that is cut off. */
function segmentSum(w: OnnxWriter, { inputs, attrs, outputs }: TraceNode): void {
  const { x, segmentIds } = inputs as { x: Fixed; segmentIds: Fixed };
  const count = attrs.numSegments as number;
  const [rows] = x.shape as [number];
  const width = sizeOf(x.shape.slice(1));
  const ids = w.node('Cast', [w.plain(segmentIds)], { to: INT64 });
  const inside = w.node('And', [
    w.node('GreaterOrEqual', [ids, w.ints([0])]),
    w.node('Less', [ids, w.ints([count])]),
  ]);
  const places = w.node('Reshape', [w.node('Where', [inside, ids, w.ints([count])]), w.ints([rows, 1])]);
  const updates = w.node('Reshape', [w.plain(x), w.ints([rows, width])]);
  const sums = scattered(w, [count + 1, width], w.node('Expand', [places, w.ints([rows, width])]), updates);
  const kept = w.node('Slice', [sums, w.ints([0]), w.ints([count])]);
  w.give(outputs[0]!, w.node('Reshape', [kept, w.ints(outputs[0]!.shape)]));
}

/** Rules for kernels that add numbers at computed places. */
export const scatteringRules: Rules = { MaxPoolGrad: maxPoolGradient, UnsortedSegmentSum: segmentSum };
