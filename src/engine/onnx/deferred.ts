import type { ValueType } from '../../trace/trace.js';
import type { View } from '../native-session.js';

/** The numbers of one or more tensors: a value of onnxruntime, or the future result of a deferred kernel. */
export interface Held {
  readonly shape: readonly number[];
  readonly dtype: ValueType;
  /** Number of tensors that are views of it. */
  owners: number;
  /** Number of deferred kernels that read it. */
  readers: number;
  /** Absent until the kernel has run. */
  value?: View;
  /** Whether its numbers were read: others may hold its memory, so it is not reused. */
  lent?: boolean;
}

/** An input of a kernel: the same numbers may be read with another shape. */
export interface Seen {
  readonly role: string;
  readonly held: Held;
  readonly shape: readonly number[];
}

/** A deferred kernel. */
export interface Deferred {
  readonly kernel: string;
  readonly inputs: readonly Seen[];
  readonly attrs: { readonly [name: string]: unknown };
  readonly outputs: readonly Held[];
  /** Kernel, attributes, and the types and shapes of its inputs, as text. */
  readonly signature: string;
}

/** A kernel, its attributes, and the types and shapes of its inputs, as text: kernels with the same text compute the same. */
export function signatureOf(kernel: string, inputs: readonly Seen[], attrs: Deferred['attrs']): string {
  let text = kernel;
  for (const name in attrs) text += ` ${name}=${JSON.stringify(attrs[name], exact)}`;
  for (const { role, held, shape } of inputs) text += ` ${role}:${held.dtype}[${shape}]`;
  return text;
}

/** JSON can represent neither -0 nor non-finite numbers. */
const exact = (_: string, value: unknown): unknown =>
  typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
    ? `number ${1 / value} ${value}`
    : value;

/** Work that runs together: the kernels that live results depend on, what they read from memory, and what they write there. */
export interface Work {
  readonly kernels: readonly Deferred[];
  readonly inputs: readonly Omit<Seen, 'role'>[];
  readonly outputs: readonly Held[];
  /** The kernels and their connections as text: works with the same text share a graph. */
  readonly structure: string;
}

/** The work that remains of deferred kernels, after some of their results have become unnecessary. */
export function workOf(deferred: readonly Deferred[]): Work {
  const kernels = wanted(deferred);
  const [computed, given] = [new Map<Held, string>(), new Map<Held, string>()];
  const inputs = new Map<string, Omit<Seen, 'role'>>();
  const outputs: Held[] = [];
  const lines = kernels.map(({ signature, inputs: seen, outputs: made }, i) => {
    const read = seen.map(({ held, shape }) => {
      const place = computed.get(held);
      if (place) return place;
      const name = given.get(held) ?? `m${given.size}`;
      given.set(held, name);
      const key = `${name}[${shape}]`;
      if (!inputs.has(key)) inputs.set(key, { held, shape });
      return key;
    });
    const left = made.map((held, k) => {
      computed.set(held, `${i}.${k}`);
      if (held.owners > 0) outputs.push(held);
      return held.owners > 0 ? '!' : '.';
    });
    return `${signature} <- ${read.join()} ${left.join('')}`;
  });
  return { kernels, inputs: [...inputs.values()], outputs, structure: lines.join('\n') };
}

function wanted(deferred: readonly Deferred[]): readonly Deferred[] {
  const needed = new Set<Held>();
  const kept: Deferred[] = [];
  for (const one of deferred.toReversed()) {
    if (!one.outputs.some((held) => held.owners > 0 || needed.has(held))) continue;
    kept.push(one);
    for (const { held } of one.inputs) needed.add(held);
  }
  return kept.reverse();
}
