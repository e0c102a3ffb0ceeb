import type { Row, RowList, Split } from '../part.js';
import { stream } from '../random/stream.js';

/** How rows are divided into splits, as a page says it. */
export interface Division {
  /** Share of the rows that are for validation, and for test; the rest is for training. */
  readonly validation: number;
  readonly test?: number;
  /** What keeps rows together, and what should be as frequent in every split: names of columns. */
  readonly by?: string;
  readonly stratify?: string;
  readonly seed?: number;
}

/** Rows that stay together: all of one group, or one row. */
interface Unit {
  readonly name: string;
  rows: number;
  /** How many of its rows are of each stratum. */
  readonly strata: Map<string, number>;
}

/**
 * Divides rows into splits: the split of each. Rows of one `group` stay together, and each stratum (`stratumOf` a key) is divided by itself. Units
 * are taken in an order drawn by their name alone, so neither the order of rows nor what else a table holds matters to a unit's
 * place in it. Strata of one unit are divided together, as a rest. A stratum of two units or more has at least one of them in
 * validation (and of three or more, in test).
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

/** Groups and rows without one never have the same name. */
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

/** Units by their most frequent stratum; those that are alone in theirs come together. */
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

/** Units in an order of their own. */
function drawn(units: readonly Unit[], seed: number): Unit[] {
  const ranked = units.map((unit) => ({ unit, rank: stream(seed, 'split', unit.name).uint32() }));
  ranked.sort((a, b) => a.rank - b.rank || (a.unit.name < b.unit.name ? -1 : 1));
  return ranked.map(({ unit }) => unit);
}

/** How rows were divided, for the record: `20 % validation, grouped by subject, stratified by mood, seed 1`. */
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
