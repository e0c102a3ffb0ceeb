import type { Row, RowList, Split } from '../part.js';
import { stream } from '../random/stream.js';

/** How a page divides rows into splits. */
export interface Division {
  /** Fractions of the rows for validation and for test; the rest is for training. */
  readonly validation: number;
  readonly test?: number;
  /** Column whose values keep rows together, and column whose values should be equally frequent in every split. */
  readonly by?: string;
  readonly stratify?: string;
  readonly seed?: number;
}

/** Rows that stay together: all of one group, or one row. */
interface Unit {
  readonly name: string;
  rows: number;
  /** Number of its rows in each stratum. */
  readonly strata: Map<string, number>;
}

/**
 * Returns the split of each row. Rows of one `group` stay together, and each stratum (`stratumOf` a key) is divided
 * separately. The order of units is drawn from their names only, so a unit's place depends neither on the order of rows
 * nor on other content of the table. All strata with a single unit are divided together. A stratum of two or more units
 * has at least one in validation (and of three or more, in test).
 */
export function divide(
  rows: RowList,
  division: Division,
  stratumOf: (key: string) => string,
): readonly Split[] {
  const splits = new Map<string, Split>();
  for (const units of byStratum(unitsOf(rows, stratumOf))) {
    const order = drawn(units, division.seed ?? 1);
    const total = order.reduce((sum, { rows: own }) => sum + own, 0);
    const take = (share: number, split: Split): void => {
      let taken = 0;
      while (order.length > 1) {
        const next = order[0]!.rows;
        const enough = taken > 0 && taken + next / 2 > share * total;
        if (share === 0 || enough) break;
        taken += next;
        splits.set(order.shift()!.name, split);
      }
    };
    take(division.validation, 'validation');
    take(division.test ?? 0, 'test');
  }
  return rows.map((row) => splits.get(unitName(row)) ?? 'train');
}

/** A group and a row without a group never have the same name. */
const unitName = ({ group, key }: Row): string => (group === undefined ? `row ${key}` : `group ${group}`);

function unitsOf(rows: RowList, stratumOf: (key: string) => string): readonly Unit[] {
  const units = new Map<string, Unit>();
  for (const row of rows) {
    const name = unitName(row);
    const unit = units.get(name) ?? { name, rows: 0, strata: new Map<string, number>() };
    units.set(name, unit);
    unit.rows++;
    const stratum = stratumOf(row.key);
    unit.strata.set(stratum, (unit.strata.get(stratum) ?? 0) + 1);
  }
  return [...units.values()];
}

/** Groups units by their most frequent stratum; units that are alone in theirs form one group. */
function byStratum(units: readonly Unit[]): readonly Unit[][] {
  const strata = new Map<string, Unit[]>();
  for (const unit of units) {
    const [[name]] = [...unit.strata].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)) as [
      [string, number],
    ];
    strata.set(name, [...(strata.get(name) ?? []), unit]);
  }
  const all = [...strata.values()];
  const alone = all.filter((own) => own.length === 1).flat();
  return [...all.filter((own) => own.length > 1), ...(alone.length > 0 ? [alone] : [])];
}

/** Units in an order drawn from their names. */
function drawn(units: readonly Unit[], seed: number): Unit[] {
  const ranked = units.map((unit) => ({ unit, rank: stream(seed, 'split', unit.name).uint32() }));
  ranked.sort((a, b) => a.rank - b.rank || (a.unit.name < b.unit.name ? -1 : 1));
  return ranked.map(({ unit }) => unit);
}

/** Describes the division for the record: `20 % validation, grouped by subject, stratified by mood, seed 1`. */
export function divisionText({ validation, test = 0, by, stratify, seed = 1 }: Division): string {
  const percent = (share: number): string => `${Number((100 * share).toFixed(1))} %`;
  return [
    `${percent(validation)} validation`,
    ...(test > 0 ? [`${percent(test)} test`] : []),
    ...(by === undefined ? [] : [`grouped by ${by}`]),
    ...(stratify === undefined ? [] : [`stratified by ${stratify}`]),
    `seed ${seed}`,
  ].join(', ');
}
