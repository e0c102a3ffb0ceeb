import { computeConstant } from '../../src/engine/recording/compute.js';
import { type Dimension, isBatch, type Trace, type TraceValue } from '../../src/trace/trace.js';

/** Runs a trace for `batch` rows on the reference engine, kernel by kernel; outputs by name. */
export function interpret(trace: Trace, batch: number, fed: Float32Array): { [output: string]: number[] } {
  const size = (one: Dimension): number => (isBatch(one) ? batch * one.batch : one);
  const settled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(settled);
    if (value === null || typeof value !== 'object') return value;
    if ('batch' in value) return size(value as Dimension);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, settled(one)]));
  };
  const known = new Map<TraceValue, TraceValue>();
  const of = (value: TraceValue): TraceValue => {
    const found = known.get(value);
    if (found) return found;
    const shape = value.shape.map(size);
    const numbers = shape.reduce((a, b) => a * b, 1);
    const repeated = value.data!.length === 1 && numbers > 1; // a constant that is the same in every row
    return {
      ...value,
      shape,
      data: repeated ? new Float32Array(numbers).fill(value.data![0]!) : value.data!,
    };
  };
  for (const { value } of trace.inputs)
    known.set(value, { ...value, shape: value.shape.map(size), data: fed });
  for (const node of trace.nodes) {
    const inputs = Object.fromEntries(Object.entries(node.inputs).map(([role, value]) => [role, of(value)]));
    const attrs = settled(node.attrs) as typeof node.attrs;
    computeConstant({ ...node, inputs, attrs }).forEach((value, i) => {
      known.set(node.outputs[i]!, value);
    });
  }
  return Object.fromEntries(trace.outputs.map(({ name, value }) => [name, Array.from(of(value).data!)]));
}
