import type { Numbers, ValueType } from '../../trace/trace.js';

/** Reusable memory for the numbers of tensors: each step needs what the previous step needed. */
export class Buffers {
  readonly #free = new Map<string, Numbers[]>();
  #taken = 0;
  #spare = 0;

  /** Returns memory for this many numbers, with arbitrary content. */
  take(dtype: ValueType, size: number): Numbers {
    const found = this.#free.get(`${dtype} ${size}`)?.pop();
    if (found) this.#spare -= found.byteLength;
    const data = found ?? new ARRAYS[dtype](size);
    this.#taken += data.byteLength;
    return data;
  }

  /** Takes memory back. If more memory is spare than in use, the spare memory is released. */
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

  /** Gives up memory that another owner keeps. */
  leave(data: Numbers): void {
    this.#taken -= data.byteLength;
  }
}

const ARRAYS = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };

/** Spare bytes that are never released. */
const LEAST = 2 ** 26;
