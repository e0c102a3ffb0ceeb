import type { Numbers, ValueType } from '../../trace/trace.js';

/** Memory for the numbers of tensors, which is used again: a step needs what the step before it needed. */
export class Buffers {
  readonly #free = new Map<string, Numbers[]>();
  #taken = 0;
  #spare = 0;

  /** Memory for this many numbers, with whatever is in it. */
  take(dtype: ValueType, size: number): Numbers {
    const found = this.#free.get(`${dtype} ${size}`)?.pop();
    if (found) this.#spare -= found.byteLength;
    const data = found ?? new ARRAYS[dtype](size);
    this.#taken += data.byteLength;
    return data;
  }

  /** Gives memory back. Once more is spare than is in use, what is spare is let go. */
  give(dtype: ValueType, data: Numbers): void {
    this.#taken -= data.byteLength;
    this.#spare += data.byteLength;
    const key = `${dtype} ${data.length}`;
    const list = this.#free.get(key) ?? [];
    list.push(data);
    this.#free.set(key, list);
    if (this.#spare <= Math.max(this.#taken, LEAST)) return;
    this.#free.clear();
    this.#spare = 0;
  }

  /** Memory that somebody else holds from now on. */
  leave(data: Numbers): void {
    this.#taken -= data.byteLength;
  }
}

const ARRAYS = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };

/** Bytes that may always be spare. */
const LEAST = 2 ** 26;
