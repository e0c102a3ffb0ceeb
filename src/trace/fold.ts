import { computeConstant } from '../engine/recording/compute.js';
import { withoutDead } from './sweep.js';
import { isFixed, sizeOf, type Trace, type TraceNode, type TraceValue } from './trace.js';

/** From this many numbers on, a constant that is larger than its inputs is kept as a kernel. */
const LARGE = 2 ** 16;

/** Replaces everything in a trace that depends only on constants with a constant. */
export function foldConstants(trace: Trace): Trace {
  const folded = new Map<TraceValue, TraceValue>();
  const of = (value: TraceValue): TraceValue => folded.get(value) ?? value;
  const nodes: TraceNode[] = [];
  for (const node of trace.nodes) {
    const inputs = Object.fromEntries(Object.entries(node.inputs).map(([role, value]) => [role, of(value)]));
    const known = { ...node, inputs };
    if (!isConstant(known)) nodes.push(known);
    else for (const [i, value] of computeConstant(known).entries()) folded.set(node.outputs[i]!, value);
  }
  const outputs = trace.outputs.map((one) => ({ ...one, value: of(one.value) }));
  return withoutDead({ ...trace, nodes, outputs });
}

/** Whether a node gives the same numbers for all inputs, and few enough to store. */
function isConstant({ kernel, inputs, outputs }: TraceNode): boolean {
  const given = Object.values(inputs);
  if (RANDOM.test(kernel) || !outputs.every(({ shape }) => isFixed(shape))) return false;
  if (!given.every(({ data, shape }) => data !== undefined && isFixed(shape))) return false;
  const size = (values: readonly TraceValue[]): number =>
    values.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  return size(outputs) <= Math.max(LARGE, size(given));
}

const RANDOM = /^(Multinomial|Random|StatelessRandom|Dropout)/;
