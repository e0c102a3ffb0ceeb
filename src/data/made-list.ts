import type { RowList } from '../part.js';

/** A list that makes its elements on request, and does not keep them. */
export class MadeList<T> implements RowList<T> {
  readonly #make: (index: number) => T;
  readonly #length: () => number;

  constructor(length: number | (() => number), make: (index: number) => T) {
    this.#length = typeof length === 'number' ? () => length : length;
    this.#make = make;
  }

  get length(): number {
    return this.#length();
  }

  at(index: number): T | undefined {
    return index >= 0 && index < this.length ? this.#make(index) : undefined;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let i = 0; i < this.length; i++) yield this.#make(i);
  }

  *entries(): Generator<[number, T]> {
    for (let i = 0; i < this.length; i++) yield [i, this.#make(i)];
  }

  filter(keep: (element: T, index: number) => unknown): MadeList<T> {
    const kept = new Int32Array(this.length);
    let count = 0;
    for (const [i, element] of this.entries()) if (keep(element, i)) kept[count++] = i;
    const of = kept.slice(0, count);
    return new MadeList(count, (index) => this.#make(of[index]!));
  }

  map<U>(of: (element: T, index: number) => U): U[] {
    return Array.from(this.entries(), ([i, element]) => of(element, i));
  }

  flatMap<U>(of: (element: T, index: number) => U | readonly U[]): U[] {
    const found: U[] = [];
    for (const [i, element] of this.entries()) {
      const some = of(element, i);
      if (!Array.isArray(some)) found.push(some as U);
      else for (const one of some) found.push(one);
    }
    return found;
  }

  every(is: (element: T, index: number) => unknown): boolean {
    for (const [i, element] of this.entries()) if (!is(element, i)) return false;
    return true;
  }

  some(is: (element: T, index: number) => unknown): boolean {
    return !this.every((element, index) => !is(element, index));
  }
}
