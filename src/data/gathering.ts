import { tooManyBad } from '../errors/data.js';
import { noRows } from '../errors/data-tables.js';
import { ZooError } from '../errors/problem.js';
import type { Dropped, Row, Split, Table } from '../part.js';

/** How rows are called that carry no label, where they are counted as left out. */
export const UNLABELLED = 'rows without any label';

/** The table of a data set while its files are read. */
export interface Gathering {
  /** Takes a row, or what is wrong with it; `at` is its `file:line`. A row with no label is left out, save test rows. */
  add(row: Row | string, at: string): void;
  /** The same of a row whose key is known to be new. */
  addNew(row: Row): void;
  /** Counts a row that could be read and is left out on purpose: "labelled frames without an image". */
  leaveOut(split: Split | null, rows: string): void;
  /** Counts a label that is taken for missing, on a row that may have others. */
  mask(split: Split, labels: string): void;
  /**
   * Ends a file, or several. Lets a share of bad rows pass, since real data sets have them, and throws past it, naming
   * the first; throws too where there was nothing, saying what was expected.
   */
  settle(tolerance: number, file: string, expected: string): void;
  table(): Table;
}

/**
 * Gathers rows: bad ones are named, a key that comes twice is bad, what is left out is counted by split and reason, single
 * units that a row lacks (NaN) too.
 */
export function createGathering(): Gathering {
  const rows: Row[] = [];
  const bad: string[] = [];
  const dropped = new Map<string, Dropped>();
  const keys = new Map<string, string>();
  let [seen, settled] = [0, 0];
  const count = (split: Split | null, what: string, more = 1) => {
    const before = dropped.get(`${split} ${what}`)?.count ?? 0;
    dropped.set(`${split} ${what}`, { split, what, count: before + more });
  };
  const take = (row: Row) => {
    if (isUnlabelled(row)) count(row.split, UNLABELLED);
    else rows.push(row);
    for (const [space, label] of Object.entries(row.labels)) {
      const missing = label.filter(Number.isNaN).length;
      if (missing > 0) count(row.split, `single labels of ${space}, which are missing`, missing);
    }
  };
  return {
    mask: count,
    leaveOut(split, rows) {
      seen++;
      count(split, rows);
    },
    add(row, at) {
      seen++;
      if (typeof row === 'string') bad.push(`${at}  ${row}`);
      else if (keys.has(row.key)) bad.push(`${at}  ${row.key} is listed already at ${keys.get(row.key)}`);
      else {
        keys.set(row.key, at);
        take(row);
      }
    },
    addNew(row) {
      seen++;
      take(row);
    },
    settle(tolerance, file, expected) {
      const worse = bad.slice(settled);
      if (seen === 0) throw new ZooError(noRows(file, expected));
      if (worse.length > tolerance * seen) throw new ZooError(tooManyBad(worse, seen, tolerance));
      [seen, settled] = [0, bad.length];
    },
    table: () => ({ rows, dropped: [...dropped.values()], bad, places: keys }),
  };
}

const isUnlabelled = ({ split, labels }: Row): boolean =>
  split !== 'test' && Object.keys(labels).length === 0;
