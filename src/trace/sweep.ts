import type { Trace, TraceNode, TraceValue } from './trace.js';

/** Removes the nodes of a trace that no output needs. */
export function withoutDead(trace: Trace): Trace {
  const needed = new Set<TraceValue>(trace.outputs.map(({ value }) => value));
  const nodes: TraceNode[] = [];
  for (const node of trace.nodes.toReversed()) {
    if (!node.outputs.some((value) => needed.has(value))) continue;
    nodes.push(node);
    for (const value of Object.values(node.inputs)) needed.add(value);
  }
  return { ...trace, nodes: nodes.reverse() };
}

/** Replaces values of a trace with others. */
export function withValues(trace: Trace, instead: ReadonlyMap<TraceValue, TraceValue>): Trace {
  const of = (value: TraceValue): TraceValue => instead.get(value) ?? value;
  const nodes = trace.nodes.map((node) => ({
    ...node,
    inputs: Object.fromEntries(Object.entries(node.inputs).map(([role, value]) => [role, of(value)])),
  }));
  const outputs = trace.outputs.map((one) => ({ ...one, value: of(one.value) }));
  return { ...trace, nodes, outputs };
}
