import { tooManyBad } from '../errors/data.js';
import { noRows } from '../errors/data-tables.js';
import { ZooError } from '../errors/problem.js';
import type { Dropped, Row, RowList, Split, Table } from '../part.js';
import { CodedColumn, int32, NumberColumn, TextIndex } from './columns.js';
import { RowColumns } from './row-columns.js';

const NONE: readonly string[] = [];

/** How rows without a label are described when they are left out. */
export const UNLABELED = 'rows without any label';

/** The table of a data set while its files are being read. */
export interface Gathering {
  /**
   * Adds a copy of a row, or a text that says what is wrong with it. `wrong` lists labels of the row that cannot be
   * read: the row keeps its other labels. A row without labels is left out, except test rows.
   */
  add(row: Row | string, file: string, line: number, wrong?: readonly string[]): void;
  /** Adds a row whose key is known to be new. */
  addNew(row: Row): void;
  /** Counts a readable row that is left out on purpose: "labeled frames without an image". */
  leaveOut(split: Split | null, rows: string, count?: number): void;
  /** Counts a label that is treated as missing, on a row that may have others. */
  mask(split: Split, labels: string): void;
  /**
   * Finishes one or several files. Tolerates a fraction of bad rows, because real data sets have them; throws if it is
   * exceeded, naming the first bad row. Also throws if there were no rows, saying what was expected.
   */
  settle(tolerance: number, file: string, expected: string): void;
  table(): Table;
}

/** How to gather rows. */
export interface GatheringOptions {
  readonly divide?: ((rows: RowList) => readonly Split[]) | undefined;
  /** Whether to keep rows without any label. */
  readonly unlabeled?: boolean | undefined;
}

/**
 * Gathers rows: reports bad ones, rejects duplicate keys, and counts by split and reason what is left out, including
 * single units that a row lacks (NaN). `divide` assigns splits once all rows are known.
 */
export function createGathering({ divide, unlabeled = false }: GatheringOptions = {}): Gathering {
  const keys = new TextIndex();
  const rows = RowColumns.withKeys(keys);
  const bad: string[] = [];
  const dropped = new Map<string, Dropped>();
  const places = createPlaces(keys);
  /** Rows, entries of `bad`, and bad rows (each may have several entries) since the last `settle`. */
  let [seen, settled, worse] = [0, 0, 0];
  const count = (known: Split | null, what: string, more = 1) => {
    const split = divide ? null : known;
    const before = dropped.get(`${split} ${what}`)?.count ?? 0;
    dropped.set(`${split} ${what}`, { split, what, count: before + more });
  };
  const take = (row: Row, number?: number, isFaulty = false) => {
    if (unlabeled || !isUnlabeled(row)) rows.add(row, number);
    else if (!isFaulty) count(row.split, UNLABELED);
    for (const space in row.labels) {
      const missing = countMissing(row.labels[space]!);
      if (missing > 0) count(row.split, `single labels of ${space}, which are missing`, missing);
    }
  };
  return {
    mask: count,
    leaveOut(split, rows, more = 1) {
      seen += more;
      if (more > 0) count(split, rows, more);
    },
    add(row, file, line, wrong = NONE) {
      seen++;
      const known = typeof row === 'string' ? undefined : places.add(row.key, file, line);
      if (typeof row === 'string' || wrong.length > 0 || known !== undefined) {
        worse++;
        for (const why of typeof row === 'string' ? [row] : wrong) bad.push(`${file}:${line}  ${why}`);
      }
      if (typeof row === 'string') return;
      if (known === undefined) take(row, keys.length - 1, wrong.length > 0);
      else bad.push(`${file}:${line}  ${row.key} is listed already at ${known}`);
    },
    addNew(row) {
      seen++;
      take(row);
    },
    settle(tolerance, file, expected) {
      if (seen === 0) throw new ZooError(noRows(file, expected));
      if (worse > tolerance * seen)
        throw new ZooError(tooManyBad(bad.slice(settled), worse, seen, tolerance));
      [seen, settled, worse] = [0, bad.length, 0];
    },
    table: () => ({
      rows: divide ? rows.withSplits(divide(rows)) : rows,
      dropped: [...dropped.values()],
      bad,
      placeOf: places.of,
    }),
  };
}

/** The place where each row is listed, by key: `file:line`. */
function createPlaces(keys: TextIndex) {
  const files = new CodedColumn<string>();
  const lines = new NumberColumn(int32);
  const at = (row: number | undefined): string | undefined =>
    row === undefined ? undefined : `${files.at(row)}:${lines.at(row)}`;
  return {
    of: (key: string): string | undefined => at(keys.of(key)),
    /** Adds the place of a key; if it already has one, returns that. */
    add: (key: string, file: string, line: number): string | undefined => {
      const known = keys.add(key);
      if (known !== undefined) return at(known);
      files.add(file);
      lines.add(line);
      return undefined;
    },
  };
}

function countMissing(label: Float32Array): number {
  let missing = 0;
  for (let i = 0; i < label.length; i++) if (Number.isNaN(label[i])) missing++;
  return missing;
}

function isUnlabeled({ split, labels }: Row): boolean {
  if (split === 'test') return false;
  for (const _ in labels) return false; // Object.keys would allocate a list for each row
  return true;
}
