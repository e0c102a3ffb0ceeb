import { isNumber, plainValue } from '../../data/cell.js';
import * as say from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import { readRecords } from '../../tables/records.js';

/** The contents of a table's column. */
export interface Column {
  readonly name: string;
  /** Its distinct values, with the number of rows of each; `isCut` if there are more than are kept. */
  readonly values: ReadonlyMap<string, number>;
  readonly isCut: boolean;
  /** Number of rows in which it is empty. */
  readonly empty: number;
  /** Statistics of the rows in which it is a number; undefined if there are none. */
  readonly numbers: Numbers | undefined;
}

/** Statistics of a column; the deviation is that of the population. */
export interface Numbers {
  readonly rows: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Maximum number of distinct values kept: more than any column of classes or tag combinations has. */
const KEPT = 5000;

/** A column while the table is read. */
class Reading {
  readonly values = new Map<string, number>();
  isCut = false;
  filled = 0;
  #numbers = 0;
  #mean = 0;
  #squares = 0;

  take(text: string): void {
    if (text === '') return;
    this.filled++;
    const count = this.values.get(text);
    if (count !== undefined || this.values.size < KEPT) this.values.set(text, (count ?? 0) + 1);
    else this.isCut = true;
    if (!isNumber(text)) return;
    const before = Number(text) - this.#mean; // Welford's algorithm
    this.#numbers++;
    this.#mean += before / this.#numbers;
    this.#squares += before * (Number(text) - this.#mean);
  }

  column(name: string, rows: number): Column {
    const deviation = Math.sqrt(this.#squares / this.#numbers);
    const numbers = { rows: this.#numbers, mean: this.#mean, deviation };
    return {
      name,
      values: this.values,
      isCut: this.isCut,
      empty: rows - this.filled,
      numbers: this.#numbers > 0 ? numbers : undefined,
    };
  }
}

/** The columns and the number of rows of a table. Throws a ZooError if it cannot be read as a table, or has no rows. */
export async function columnsOf(
  file: string,
): Promise<{ readonly rows: number; readonly columns: ReadonlyMap<string, Column> }> {
  const reading = new Map<string, Reading>();
  let rows = 0;
  try {
    for await (const record of readRecords(file)) {
      if ('why' in record) continue;
      rows++;
      for (const [name, text] of record.fields) {
        const column = reading.get(name) ?? new Reading();
        reading.set(name, column);
        column.take(text.trim());
      }
    }
  } catch (error) {
    if (error instanceof ZooError) throw error;
    throw new ZooError(say.unreadableColumns(file, (error as Error).message));
  }
  if (reading.size === 0) throw new ZooError(say.unreadableColumns(file, 'it has no rows'));
  return { rows, columns: new Map([...reading].map(([name, column]) => [name, column.column(name, rows)])) };
}

/** The distinct values of a column, with numbers in their shortest form. */
export const plainValues = ({ values }: Column): ReadonlySet<string> =>
  new Set(Array.from(values.keys(), plainValue));
