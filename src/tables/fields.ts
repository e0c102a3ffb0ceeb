/** The fields of a row by column name: a map that shares the names with all other rows of its table. */
export class Fields implements ReadonlyMap<string, string> {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #values: readonly string[];

  constructor(columns: ReadonlyMap<string, number>, values: readonly string[]) {
    this.#columns = columns;
    this.#values = values;
  }

  get size(): number {
    return this.#columns.size;
  }

  get(name: string): string | undefined {
    const at = this.#columns.get(name);
    return at === undefined ? undefined : this.#values[at];
  }

  has(name: string): boolean {
    return this.#columns.has(name);
  }

  keys(): MapIterator<string> {
    return this.#columns.keys();
  }

  values(): MapIterator<string> {
    return this.#copy().values();
  }

  entries(): MapIterator<[string, string]> {
    return this.#copy().entries();
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  forEach(each: (value: string, name: string, fields: ReadonlyMap<string, string>) => void): void {
    for (const [name, value] of this.entries()) each(value, name, this);
  }

  #copy(): Map<string, string> {
    return new Map(Array.from(this.#columns, ([name, at]) => [name, this.#values[at]!]));
  }
}
