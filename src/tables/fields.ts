import { decimalIn } from './decimal.js';

/** The columns of a table. */
export class Columns {
  /** The position of each name; of several empty names, the last. */
  readonly at: ReadonlyMap<string, number>;

  constructor(readonly names: readonly string[]) {
    this.at = new Map(names.map((name, at) => [name, at]));
  }

  /** Whether these fields have these names, in this order. */
  are(fields: readonly (readonly [name: string, value: string])[]): boolean {
    return fields.length === this.names.length && fields.every(([name], at) => name === this.names[at]);
  }
}

/** Fields of many rows in one text: each begins at a bound, and ends one character before the next. */
export interface Cells {
  readonly text: string;
  readonly bounds: ArrayLike<number>;
}

/** The fields of a row by column name. They are cut out of the text on request, because most are read once or never. */
export class Fields implements ReadonlyMap<string, string> {
  readonly columns: Columns;
  readonly #cells: Cells;
  readonly #first: number;

  /** `first`: the place in the cells' bounds where the row's first field begins. */
  constructor(columns: Columns, cells: Cells, first: number) {
    this.columns = columns;
    this.#cells = cells;
    this.#first = first;
  }

  /** A row with these values, one for each column. */
  static of(columns: Columns, values: readonly string[]): Fields {
    const bounds = [0];
    for (const value of values) bounds.push(bounds.at(-1)! + value.length + 1);
    return new Fields(columns, { text: values.join(), bounds }, 0);
  }

  get size(): number {
    return this.columns.at.size;
  }

  /** The values of all columns, in order. */
  list(): string[] {
    return this.columns.names.map((_, at) => this.#cut(at));
  }

  get(name: string): string | undefined {
    const at = this.columns.at.get(name);
    return at === undefined ? undefined : this.#cut(at);
  }

  /** A field without white space around it; empty if the row lacks the column. */
  trimmed(name: string): string {
    return this.get(name)?.trim() ?? '';
  }

  /** The field of a column by its position, without white space around it. */
  trimmedAt(at: number): string {
    return this.#cut(at).trim();
  }

  /** The UTF-16 unit of a field of one character; undefined for other fields. */
  unitAt(at: number): number | undefined {
    const { text, bounds } = this.#cells;
    const begin = bounds[this.#first + at]!;
    return bounds[this.#first + at + 1]! - begin === 2 ? text.charCodeAt(begin) : undefined;
  }

  /** The number of a field that is a plain decimal; undefined for other fields. */
  decimalAt(at: number): number | undefined {
    const { text, bounds } = this.#cells;
    return decimalIn(text, bounds[this.#first + at]!, bounds[this.#first + at + 1]! - 1);
  }

  #cut(at: number): string {
    const { text, bounds } = this.#cells;
    const first = this.#first + at;
    return text.slice(bounds[first]!, bounds[first + 1]! - 1);
  }

  has(name: string): boolean {
    return this.columns.at.has(name);
  }

  keys(): MapIterator<string> {
    return this.columns.at.keys();
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
    return new Map(Array.from(this.columns.at, ([name, at]) => [name, this.#cut(at)]));
  }
}
