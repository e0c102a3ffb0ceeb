/** Growing columns of values in typed arrays, for tables with millions of rows. */

type Numbers = Float32Array | Float64Array | Int32Array | Uint8Array;

/** Numbers of one type. */
export class NumberColumn<A extends Numbers> {
  #values: A;
  #length = 0;

  constructor(readonly make: (length: number) => A) {
    this.#values = make(64);
  }

  get length(): number {
    return this.#length;
  }

  add(value: number): void {
    this.#room(1);
    this.#values[this.#length++] = value;
  }

  addAll(values: ArrayLike<number>): void {
    this.#room(values.length);
    for (let i = 0; i < values.length; i++) this.#values[this.#length + i] = values[i]!; // few numbers, so a loop instead of a call
    this.#length += values.length;
  }

  at(row: number): number {
    return this.#values[row]!;
  }

  /** Adds this many zeros, and returns where the first of them is, for `set`. */
  extend(count: number): number {
    this.#room(count);
    this.#length += count;
    return this.#length - count;
  }

  set(row: number, value: number): void {
    this.#values[row] = value;
  }

  /** A view of the numbers from `begin` (inclusive) to `end` (exclusive). */
  between(begin: number, end: number): A {
    return this.#values.subarray(begin, end) as A;
  }

  #room(more: number): void {
    if (this.#length + more <= this.#values.length) return;
    const grown = this.make(Math.max(2 * this.#values.length, this.#length + more));
    grown.set(this.#values);
    this.#values = grown;
  }
}

export const float32 = (length: number): Float32Array => new Float32Array(length);
export const float64 = (length: number): Float64Array => new Float64Array(length);
export const int32 = (length: number): Int32Array => new Int32Array(length);
export const uint8 = (length: number): Uint8Array => new Uint8Array(length);

/** Numbers, some of them missing; stores nothing for rows before the first number. */
export class OptionalColumn<A extends Numbers> {
  readonly #values: NumberColumn<A>;
  readonly #none: number;
  #before = 0;

  /** `none` represents a missing number. */
  constructor(make: (length: number) => A, none: number) {
    this.#values = new NumberColumn(make);
    this.#none = none;
  }

  add(value: number | undefined): void {
    if (value !== undefined || this.#values.length > 0) this.#values.add(value ?? this.#none);
    else this.#before++;
  }

  at(row: number): number | undefined {
    const value = row < this.#before ? undefined : this.#values.at(row - this.#before);
    return Object.is(value, this.#none) ? undefined : value;
  }
}

/** Mostly distinct texts, as bytes; stores nothing for empty texts before the first other one. */
export class TextColumn {
  #bytes = Buffer.alloc(1024);
  readonly #ends = new NumberColumn(float64);
  #before = 0;

  get length(): number {
    return this.#before + this.#ends.length;
  }

  add(text: string): void {
    if (text === '' && this.#ends.length === 0) this.#before++;
    else this.#append(text);
  }

  #append(text: string): void {
    const begin = this.#end(this.#ends.length);
    const most = begin + 3 * text.length; // a UTF-16 unit takes at most this many bytes in UTF-8
    if (most > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(2 * this.#bytes.length, most));
      this.#bytes.copy(grown);
      this.#bytes = grown;
    }
    this.#ends.add(begin + this.#write(text, begin));
  }

  /** Writes a text, and returns its length in bytes; ASCII needs no function call. */
  #write(text: string, begin: number): number {
    const bytes = this.#bytes;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) return bytes.write(text, begin);
      bytes[begin + i] = unit;
    }
    return text.length;
  }

  at(row: number): string {
    const own = row - this.#before;
    return own < 0 ? '' : this.#bytes.toString('utf8', this.#end(own), this.#end(own + 1));
  }

  #end(own: number): number {
    return own === 0 ? 0 : this.#ends.at(own - 1);
  }
}

/** Distinct texts with lookup: each has a number, in the order in which they were added. */
export class TextIndex {
  readonly #texts = new TextColumn();
  readonly #hashes = new NumberColumn(int32);
  /** Hash table with open addressing: the number of a text, counted from 1; 0 if free. */
  #slots = new Int32Array(1024);

  get length(): number {
    return this.#hashes.length;
  }

  /** The text of a number. */
  at(number: number): string {
    return this.#texts.at(number);
  }

  /** The number of a text; undefined if it was not added. */
  of(text: string): number | undefined {
    const found = this.#slots[this.#slotOf(text, hashOf(text))]!;
    return found === 0 ? undefined : found - 1;
  }

  /** Adds a new text; for a text that was already added, returns its number. */
  add(text: string): number | undefined {
    const hash = hashOf(text);
    const slot = this.#slotOf(text, hash);
    const found = this.#slots[slot]!;
    if (found > 0) return found - 1;
    this.#texts.add(text);
    this.#hashes.add(hash);
    this.#slots[slot] = this.#hashes.length;
    if (2 * this.#hashes.length > this.#slots.length) this.#grow();
    return undefined;
  }

  #slotOf(text: string, hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const found = this.#slots[slot]!;
      if (found === 0) return slot;
      if (this.#hashes.at(found - 1) === hash && this.#texts.at(found - 1) === text) return slot;
    }
  }

  #grow(): void {
    const mask = 2 * this.#slots.length - 1;
    this.#slots = new Int32Array(mask + 1);
    for (let row = 0; row < this.#hashes.length; row++) {
      let slot = this.#hashes.at(row) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = row + 1;
    }
  }
}

/** FNV-1a over the UTF-16 units of a text, with a final mixing step; 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Values, possibly missing, with few distinct ones; each distinct value is stored once. */
export class CodedColumn<T> {
  readonly #codes = new OptionalColumn(int32, -1);
  readonly #values: T[] = [];
  readonly #known = new Map<T, number>();
  #last = -1;

  add(value: T | undefined): void {
    if (value === undefined) this.#codes.add(undefined);
    else {
      if (value !== this.#values[this.#last]) this.#last = this.#codeOf(value);
      this.#codes.add(this.#last);
    }
  }

  at(row: number): T | undefined {
    const code = this.#codes.at(row);
    return code === undefined ? undefined : this.#values[code];
  }

  #codeOf(value: T): number {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    this.#known.set(value, this.#values.length);
    return this.#values.push(value) - 1;
  }
}
