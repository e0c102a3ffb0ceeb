import { sizeOf, type ValueType } from '../../trace/trace.js';
import type { NativeRuntime, View } from '../native-session.js';

/**
 * Values of onnxruntime in reusable memory: a step writes its weights into the memory of the step before the last one,
 * and the next step reads them there.
 */
export class Buffers {
  #free = new Map<string, Spare[]>();
  #turn = 0;

  constructor(readonly runtime: Pick<NativeRuntime, 'Tensor'>) {}

  /** Returns a value of this shape, with arbitrary content. */
  take(dtype: ValueType, shape: readonly number[]): View {
    const found = this.#free.get(keyOf(dtype, shape))?.pop()?.value;
    if (!found) return new this.runtime.Tensor(dtype, new ARRAYS[dtype](sizeOf(shape)), shape);
    return seenAs(found, shape);
  }

  /** Takes the memory of a value back. */
  give(value: View): void {
    const key = keyOf(value.type, value.dims);
    const list = this.#free.get(key) ?? [];
    list.push({ value, since: this.#turn });
    this.#free.set(key, list);
  }

  /** Call this after each graph: releases memory that several graphs in a row did not need. */
  turn(): void {
    this.#turn++;
    for (const [key, list] of this.#free) {
      const kept = list.filter(({ since }) => this.#turn - since < TURNS);
      if (kept.length > 0) this.#free.set(key, kept);
      else this.#free.delete(key);
    }
  }
}

interface Spare {
  readonly value: View;
  /** The turn in which the memory was returned. */
  readonly since: number;
}

/** The same value with another shape. */
export const seenAs = (value: View, shape: readonly number[]): View =>
  value.dims.join() === shape.join() ? value : value.reshape(shape);

const keyOf = (dtype: ValueType, shape: readonly number[]): string => `${dtype} ${sizeOf(shape)}`;

const ARRAYS = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };

/** Number of graphs for which unused memory is kept: a step that is cut or inspected consists of several. */
const TURNS = 8;
