import { kernelsWithoutForm } from '../errors/export.js';
import { EXIT, type Problem, ZooError } from '../errors/problem.js';
import { NoForm } from '../trace/kernel.js';
import { partAt } from '../trace/record.js';
import type { TraceNode, TraceValue } from '../trace/trace.js';
import type { Exportable } from './format.js';

/** The writer of a format: the owner of a kernel, and the names of values. */
interface Writer {
  owner: string;
  give(value: TraceValue, name: string): void;
}

/** Writes the kernels of a trace by a format's rules. Throws a ZooError that lists all kernels it cannot represent. */
export function writeKernels<W extends Writer>(
  w: W,
  { plan, trace }: Pick<Exportable, 'plan' | 'trace'>,
  rules: { readonly [kernel: string]: (w: W, node: TraceNode) => void },
  format: string,
): void {
  const lacking = new Map<string, Problem>();
  for (const node of trace.nodes) {
    w.owner = node.owner;
    const why = written(w, node, rules[node.kernel]);
    if (why) lacking.set(`${node.owner} ${why}`, kernelsWithoutForm(partAt(plan, node.owner), why, format));
  }
  if (lacking.size > 0) throw new ZooError([...lacking.values()], EXIT.failed);
}

/** Writes a kernel, or says why it cannot. Kernels that read its output are not reported again. */
function written<W extends Writer>(
  w: W,
  node: TraceNode,
  rule: ((w: W, node: TraceNode) => void) | undefined,
): string | undefined {
  try {
    if (!rule) throw new NoForm(node.kernel);
    rule(w, node);
    return undefined;
  } catch (error) {
    if (!(error instanceof NoForm)) throw error;
    for (const output of node.outputs) w.give(output, '');
    return error.message;
  }
}
