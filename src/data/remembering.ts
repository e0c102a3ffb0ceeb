/** Maximum number of texts to remember. */
const KEPT = 5000;

/** Reads texts, and remembers the results for the first of them: tables have few distinct ones, except for numbers. */
export class Remembered<T> {
  readonly #read: (text: string) => T;
  readonly #known = new Map<string, T>();
  readonly #short: (T | undefined)[] = []; // of one ASCII character, by its code: most cells of a table are 0 or 1

  constructor(read: (text: string) => T) {
    this.#read = read;
  }

  of(text: string): T {
    return text.length === 1 ? this.ofUnit(text.charCodeAt(0)) : this.#ofAny(text);
  }

  /** The same for a text of one character. */
  ofUnit(unit: number): T {
    if (unit >= 128) return this.#ofAny(String.fromCharCode(unit));
    this.#short[unit] ??= this.#ofAny(String.fromCharCode(unit));
    return this.#short[unit] as T;
  }

  #ofAny(text: string): T {
    const before = this.#known.get(text);
    if (before !== undefined || this.#known.has(text)) return before as T;
    const value = this.#read(text);
    if (this.#known.size < KEPT) this.#known.set(text.split('').join(''), value); // a copy, as a piece would keep its whole file
    return value;
  }
}
