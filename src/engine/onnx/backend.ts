import type { DataId, DataType, TensorInfo } from '@tensorflow/tfjs-core';
import type { Numbers, ValueType } from '../../trace/trace.js';
import { OwningBackend } from '../owning-backend.js';
import { Buffers, seenAs } from './buffers.js';
import { type Deferred, type Held, type Seen, signatureOf, workOf } from './deferred.js';
import type { Elsewhere } from './elsewhere.js';
import { Forms } from './forms.js';
import type { Program } from './program.js';
import type { Programs } from './programs.js';

/** The arguments of a kernel in tfjs; a list of inputs has roles 0, 1, ... */
export interface Call {
  readonly kernel: string;
  readonly inputs: readonly (readonly [role: string, tensor: TensorInfo])[];
  readonly attrs: Deferred['attrs'];
}

/** Maximum number of deferred kernels: a larger graph takes long to open. */
const MOST = 10_000;

/**
 * A backend that defers kernels until a number is read. The kernels so far, a whole training step, then form one graph,
 * which is found by its structure or compiled; results that nothing needs any more are not computed. A kernel without
 * an ONNX form runs immediately on another backend.
 */
export class DeferringBackend extends OwningBackend<Held> {
  readonly #forms: Forms;
  readonly #buffers: Buffers;
  readonly #reasons = new Set<string>();
  #deferred: Deferred[] = [];

  constructor(
    readonly programs: Programs,
    readonly elsewhere: Elsewhere,
  ) {
    super();
    this.#buffers = new Buffers(programs.runtime);
    this.#forms = new Forms(programs.rules, (work) => programs.takes(work));
  }

  /** Returns why kernels have run on another backend since the last call: one sentence per kernel. */
  takeNotes(): readonly string[] {
    const notes = [...this.#reasons];
    this.#reasons.clear();
    return notes;
  }

  /** Defers a kernel, or runs it on another backend. */
  run({ kernel, inputs, attrs }: Call): TensorInfo | TensorInfo[] {
    const seen = inputs.map(([role, { dataId, shape }]): Seen => ({ role, held: this.owned(dataId), shape }));
    const signature = signatureOf(kernel, seen, attrs);
    const form = this.#forms.of(signature, kernel, seen, attrs);
    if (typeof form === 'string') return this.#runElsewhere(form, kernel, seen, attrs);
    const outputs = form.list.map(({ shape, dtype }): Held => ({ shape, dtype, owners: 0, readers: 0 }));
    for (const { held } of seen) held.readers++;
    this.#deferred.push({ kernel, inputs: seen, attrs: form.attrs, outputs, signature });
    const made = outputs.map((held) => this.#hold(held));
    if (this.#deferred.length >= MOST) this.compute();
    return form.several ? made : made[0]!;
  }

  /** Another tensor over the same numbers. */
  view({ dataId, dtype }: TensorInfo, shape: readonly number[]): TensorInfo {
    this.incRef(dataId);
    return { dataId, shape: [...shape], dtype };
  }

  /** Runs all deferred kernels. */
  compute(): void {
    const deferred = this.#deferred;
    if (deferred.length === 0) return;
    this.#deferred = [];
    const work = workOf(deferred);
    if (work.outputs.length > 0) {
      const program: Program = this.programs.of(work);
      for (const held of work.outputs) held.value = this.#buffers.take(held.dtype, held.shape);
      program.run(
        work.inputs.map(({ held, shape }) => seenAs(held.value!, shape)),
        work.outputs.map(({ value }) => value!),
      );
      this.#buffers.turn();
    }
    for (const { inputs } of deferred) {
      for (const { held } of inputs) {
        held.readers--;
        this.released(held);
      }
    }
  }

  override write(values: unknown, shape: number[], dtype: DataType): DataId {
    return this.#hold(this.#copied(values as Numbers, shape, dtype as ValueType)).dataId;
  }

  override move(dataId: DataId, values: unknown, shape: number[], dtype: DataType, refCount: number): void {
    const held = this.#copied(values as Numbers, shape, dtype as ValueType);
    held.owners = refCount;
    this.keep(dataId, held);
  }

  override readSync(dataId: DataId): Numbers {
    this.compute(); // even if it is known: the next step then starts empty, and becomes the same graph again
    const held = this.owned(dataId);
    held.lent = true;
    return held.value!.data;
  }

  override async read(dataId: DataId): Promise<Numbers> {
    return this.readSync(dataId);
  }

  override dispose(): void {
    this.programs.close();
  }

  #hold(held: Held): TensorInfo {
    const dataId = {};
    held.owners++;
    this.keep(dataId, held);
    return { dataId, shape: [...held.shape], dtype: held.dtype };
  }

  /** Copies numbers, since the caller may change them before they are used. */
  #copied(values: Numbers, shape: readonly number[], dtype: ValueType): Held {
    const value = this.#buffers.take(dtype, shape);
    value.data.set(values);
    return { shape, dtype, owners: 0, readers: 0, value };
  }

  /** Frees the memory of numbers without owners, once no deferred kernel reads them. */
  protected override released(held: Held): void {
    const { value, owners, readers, lent } = held;
    if (owners > 0 || readers > 0 || !value) return;
    delete held.value;
    if (!lent) this.#buffers.give(value);
  }

  #runElsewhere(
    why: string,
    kernel: string,
    seen: readonly Seen[],
    attrs: Call['attrs'],
  ): TensorInfo | TensorInfo[] {
    if (why) this.#reasons.add(why);
    if (seen.some(({ held }) => !held.value)) this.compute();
    const { several, list } = this.elsewhere(kernel, seen, attrs);
    const made = list.map(({ data, shape, dtype }) => this.#hold(this.#copied(data, shape, dtype)));
    return several ? made : made[0]!;
  }
}
