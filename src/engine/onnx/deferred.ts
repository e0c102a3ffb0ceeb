import type { Numbers, ValueType } from '../../trace/trace.js';

/** The numbers behind one or more tensors: in memory, or to be computed by a kernel that was put off. */
export interface Held {
  readonly shape: readonly number[];
  readonly dtype: ValueType;
  /** Tensors that are views of it. */
  owners: number;
  /** Kernels put off that read it. */
  readers: number;
  /** Absent until its kernel has run. */
  data?: Numbers;
  /** Whether it was read: its memory may be in other hands, and is not used again. */
  lent?: boolean;
}

/** An input of a kernel: the same numbers may be seen under another shape. */
export interface Seen {
  readonly role: string;
  readonly held: Held;
  readonly shape: readonly number[];
}

/** A kernel that was put off. */
export interface Deferred {
  readonly kernel: string;
  readonly inputs: readonly Seen[];
  readonly attrs: { readonly [name: string]: unknown };
  readonly outputs: readonly Held[];
  /** Kernel, attributes, and the types and shapes of its inputs, as text. */
  readonly signature: string;
}

/** A kernel, its attributes, and the types and shapes of what it reads, as text: two kernels of one text compute alike. */
export function signatureOf(kernel: string, inputs: readonly Seen[], attrs: Deferred['attrs']): string {
  const given = inputs.map(({ role, held, shape }) => `${role}:${held.dtype}[${shape}]`).join();
  return `${kernel} ${JSON.stringify(attrs, exact)} ${given}`;
}

/** JSON has neither -0 nor what is not finite. */
const exact = (_: string, value: unknown): unknown =>
  typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
    ? `number ${1 / value} ${value}`
    : value;

/** What is run at once: the kernels that something alive depends on, what they read from memory, what they leave there. */
export interface Work {
  readonly kernels: readonly Deferred[];
  readonly inputs: readonly Omit<Seen, 'role'>[];
  readonly outputs: readonly Held[];
  /** Kernels, and how they are wired, as text: two of one text are one graph. */
  readonly structure: string;
}

/** The work that is left of kernels that were put off, now that some of what they compute is not wanted any more. */
export function workOf(deferred: readonly Deferred[]): Work {
  const kernels = wanted(deferred);
  const places = new Map<Held, string>();
  const inputs = new Map<string, Omit<Seen, 'role'>>();
  const outputs: Held[] = [];
  const lines = kernels.map(({ signature, inputs: seen, outputs: made }, i) => {
    const read = seen.map(({ held, shape }) => {
      if (!held.data) return places.get(held)!;
      const known = places.get(held) ?? `m${places.size}`;
      places.set(held, known);
      const key = `${known}[${shape}]`;
      if (!inputs.has(key)) inputs.set(key, { held, shape });
      return key;
    });
    const left = made.map((held, k) => {
      places.set(held, `${i}.${k}`);
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
