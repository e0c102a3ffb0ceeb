import { batchFound } from '../errors/trace.js';
import {
  type Dimension,
  isBatch,
  isFixed,
  type NamedValue,
  type Trace,
  type TraceNode,
  type TraceValue,
} from './trace.js';

/** The same computation, recorded at two batch sizes. */
export interface Twice {
  readonly traces: readonly [Trace, Trace];
  readonly batches: readonly [number, number];
}

/** Why a computation does not generalize to any batch size; `owner` is the node of the plan that causes it. */
export class NotOfAnyBatch extends Error {
  constructor(
    readonly owner: string,
    why: string,
  ) {
    super(why);
  }
}

/**
 * One trace for every batch size: every difference between the two recordings, in shapes, attributes and constants,
 * must be a multiple of the batch. Throws `NotOfAnyBatch` otherwise.
 */
export function findBatch({ traces: [a, b], batches }: Twice): Trace {
  const owner = (i: number): string => a.nodes[i]?.owner ?? b.nodes[i]?.owner ?? '';
  const values = new Map<TraceValue, TraceValue>();
  const at = { batches, values };
  const other = a.nodes.findIndex(({ kernel }, i) => kernel !== b.nodes[i]?.kernel);
  if (other >= 0 || a.nodes.length !== b.nodes.length)
    throw new NotOfAnyBatch(owner(other < 0 ? a.nodes.length : other), batchFound.otherKernels);
  const named = (one: NamedValue, i: number, list: readonly NamedValue[]): NamedValue => ({
    ...one,
    value: merged(one.value, list[i]!.value, '', at),
  });
  const inputs = a.inputs.map((one, i) => named(one, i, b.inputs));
  const nodes = a.nodes.map((node, i) => mergedNode(node, b.nodes[i]!, at));
  return { inputs, nodes, outputs: a.outputs.map((one, i) => named(one, i, b.outputs)) };
}

interface Merging {
  readonly batches: readonly [number, number];
  readonly values: Map<TraceValue, TraceValue>;
}

function mergedNode(a: TraceNode, b: TraceNode, at: Merging): TraceNode {
  const { kernel, owner } = a;
  const roles = Object.entries(a.inputs).map(([role, value]) => {
    const other = b.inputs[role];
    if (!other) throw new NotOfAnyBatch(owner, batchFound.otherKernels);
    return [role, merged(value, other, owner, at)] as const;
  });
  const attrs = attribute(a.attrs, b.attrs, owner, at) as TraceNode['attrs'];
  const outputs = a.outputs.map((value, i) => merged(value, b.outputs[i]!, owner, at));
  return { kernel, owner, inputs: Object.fromEntries(roles), attrs, outputs };
}

/** A value in both recordings; a constant must be the same in both, or the same in every row. */
function merged(a: TraceValue, b: TraceValue, owner: string, at: Merging): TraceValue {
  const known = at.values.get(a);
  if (known) return known;
  const shape = a.shape.map((size, i) => dimension(size, b.shape[i]!, owner, at.batches));
  const value = a.data ? constant(a, b, shape, owner) : { ...a, shape };
  at.values.set(a, value);
  return value;
}

function constant(a: TraceValue, b: TraceValue, shape: readonly Dimension[], owner: string): TraceValue {
  if (isFixed(shape)) {
    const same = a.data === b.data || (b.data && a.data!.every((number, i) => Object.is(number, b.data![i])));
    if (!same) throw new NotOfAnyBatch(owner, batchFound.otherNumbers);
    return a;
  }
  const [first] = a.data!;
  const uniform = a.data!.every((number) => number === first) && b.data?.every((number) => number === first);
  if (!uniform) throw new NotOfAnyBatch(owner, batchFound.otherNumbers);
  return { ...a, shape, data: a.data!.slice(0, 1) };
}

function dimension(
  a: Dimension,
  b: Dimension,
  owner: string,
  [first, second]: readonly [number, number],
): Dimension {
  if (a === b || isBatch(a) || isBatch(b)) return a;
  if (a % first === 0 && a / first === b / second) return { batch: a / first };
  throw new NotOfAnyBatch(owner, batchFound.noMultiple([first, second], [a, b]));
}

/** An attribute in both recordings: numbers that differ are sizes. */
function attribute(a: unknown, b: unknown, owner: string, at: Merging): unknown {
  if (typeof a === 'number' && typeof b === 'number')
    return Object.is(a, b) ? a : dimension(a, b, owner, at.batches);
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length)
    return a.map((one, i) => attribute(one, b[i], owner, at));
  if (isRecord(a) && isRecord(b))
    return Object.fromEntries(
      Object.entries(a).map(([key, one]) => [key, attribute(one, b[key], owner, at)]),
    );
  if (a === b) return a;
  throw new NotOfAnyBatch(owner, batchFound.otherKernels);
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
