import type { Fail } from '../stored-array.js';
import type { Global, PickleValue } from './values.js';

/** Resolves the references of a pickle. */
export interface PickleHost {
  /** The result of calling this name with these arguments; reports its cost to `spend`. Throws if the call is refused. */
  call(target: Global, args: readonly PickleValue[], spend: (cost: number) => void): PickleValue;
  /** The object outside the pickle with this id. */
  persistent(id: PickleValue): PickleValue;
}

/** Budget of one pickle: an instruction costs 1, a stored value more. */
const BUDGET = 4_000_000;
const KEPT = 5;
export const OBJECT = 10;
const LONGEST_NAME = 4096;

/**
 * The state of reading a pickle: a stack and a memo, and no way to run anything. BUDGET limits memory and time,
 * whatever the file contains.
 */
export class PickleMachine {
  private readonly memo = new Map<number, PickleValue>();
  private readonly stack: PickleValue[] = [];
  private readonly marks: number[] = [];
  private readonly view: DataView;
  private left = BUDGET;

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
    readonly host: PickleHost,
    readonly fail: Fail,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  spend(cost: number): void {
    this.left -= cost;
    if (this.left < 0) this.fail('its pickle does not end, as that of weights would');
  }

  /** The next `length` bytes. */
  take(length: number): Uint8Array {
    const end = this.at + length;
    if (!(end <= this.bytes.length)) return this.fail('its pickle is cut off');
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  /** The next 1, 2, 4 or 8 bytes as an unsigned or a signed number. */
  uint(size: 1 | 2 | 4 | 8): number {
    const at = this.at;
    this.take(size);
    if (size === 1) return this.bytes[at]!;
    if (size === 2) return this.view.getUint16(at, true);
    return size === 4 ? this.view.getUint32(at, true) : Number(this.view.getBigUint64(at, true));
  }
  int32 = (): number => this.uint(4) | 0;
  float64(): number {
    this.take(8);
    return this.view.getFloat64(this.at - 8);
  }

  /** The rest of the line, without its line break. */
  line(): string {
    const end = this.bytes.indexOf(0x0a, this.at);
    if (end < 0 || end - this.at > LONGEST_NAME) return this.fail('its pickle is cut off');
    const text = utf8(this.take(end - this.at));
    this.take(1);
    return text;
  }

  push(value: PickleValue): void {
    this.stack.push(value);
  }
  pop(): PickleValue {
    const floor = this.marks.at(-1) ?? 0;
    if (this.stack.length <= floor) return this.damaged();
    return this.stack.pop() as PickleValue;
  }
  top(): PickleValue {
    const value = this.pop();
    this.push(value);
    return value;
  }
  mark(): void {
    this.marks.push(this.stack.length);
  }
  sinceMark(): PickleValue[] {
    const from = this.marks.pop();
    return from === undefined ? this.damaged() : this.stack.splice(from);
  }
  /** Stores the top value under this number, or the next free one. */
  memoize(key = this.memo.size): void {
    this.spend(KEPT);
    this.memo.set(key, this.top());
  }
  recall(key: number): void {
    const value = this.memo.get(key);
    if (value === undefined) this.damaged();
    else this.push(value);
  }

  damaged(): never {
    return this.fail('its pickle is damaged');
  }
}

const decoder = new TextDecoder();
export const utf8 = (bytes: Uint8Array): string => decoder.decode(bytes);
