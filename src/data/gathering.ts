import { tooManyBad } from '../errors/data.js';
import { noRows } from '../errors/data-tables.js';
import { ZooError } from '../errors/problem.js';
import type { Dropped, Row, Split, Table } from '../part.js';

/** How rows are called that carry no label, where they are counted as left out. */
export const UNLABELLED = 'rows without any label';

/** The table of a data set while its files are read. */
export interface Gathering {
  /**
   * Takes a row, or what is wrong with it; `at` is its `file:line`. `wrong` are labels of the row that cannot be read: the row
   * lacks them, and keeps its others. A row with no label is left out, save test rows.
   */
  add(row: Row | string, at: string, wrong?: readonly string[]): void;
  /** The same of a row whose key is known to be new. */
  addNew(row: Row): void;
  /** Counts a row that could be read and is left out on purpose: "labelled frames without an image". */
  leaveOut(split: Split | null, rows: string, count?: number): void;
  /** Counts a label that is taken for missing, on a row that may have others. */
  mask(split: Split, labels: string): void;
  /**
   * Ends a file, or several. Lets a share of bad rows pass, since real data sets have them, and throws past it, naming
   * the first; throws too where there was nothing, saying what was expected.
   */
  settle(tolerance: number, file: string, expected: string): void;
  table(): Table;
}

/** How rows are gathered. */
export interface GatheringOptions {
  readonly divide?: ((rows: readonly Row[]) => readonly Row[]) | undefined;
  /** Whether rows without any label are kept. */
  readonly unlabelled?: boolean | undefined;
}

/**
 * Gathers rows: bad ones are named, a key that comes twice is bad, what is left out is counted by split and reason, single
 * units that a row lacks (NaN) too. `divide` gives rows their splits, once all of them are known.
 */
export function createGathering({ divide, unlabelled = false }: GatheringOptions = {}): Gathering {
  const rows: Row[] = [];
  const bad: string[] = [];
  const dropped = new Map<string, Dropped>();
  const keys = new Map<string, string>();
  /** Rows, entries of `bad` and bad rows (which may have several entries) since the last settlement. */
  let [seen, settled, worse] = [0, 0, 0];
  const count = (known: Split | null, what: string, more = 1) => {
    const split = divide ? null : known;
    const before = dropped.get(`${split} ${what}`)?.count ?? 0;
    dropped.set(`${split} ${what}`, { split, what, count: before + more });
  };
  const take = (row: Row, isFaulty = false) => {
    if (unlabelled || !isUnlabelled(row)) rows.push(row);
    else if (!isFaulty) count(row.split, UNLABELLED);
    for (const [space, label] of Object.entries(row.labels)) {
      const missing = label.filter(Number.isNaN).length;
      if (missing > 0) count(row.split, `single labels of ${space}, which are missing`, missing);
    }
  };
  return {
    mask: count,
    leaveOut(split, rows, more = 1) {
      seen += more;
      if (more > 0) count(split, rows, more);
    },
    add(row, at, wrong = []) {
      seen++;
      const known = typeof row === 'string' ? undefined : keys.get(row.key);
      const faults = [
        ...(typeof row === 'string' ? [row] : wrong),
        ...(typeof row !== 'string' && known !== undefined
          ? [`${row.key} is listed already at ${known}`]
          : []),
      ];
      if (faults.length > 0) worse++;
      bad.push(...faults.map((why) => `${at}  ${why}`));
      if (typeof row === 'string' || known !== undefined) return;
      keys.set(row.key, at);
      take(row, wrong.length > 0);
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
    table: () => ({ rows: divide ? divide(rows) : rows, dropped: [...dropped.values()], bad, places: keys }),
  };
}

const isUnlabelled = ({ split, labels }: Row): boolean =>
  split !== 'test' && Object.keys(labels).length === 0;
