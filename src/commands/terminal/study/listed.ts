import type { PlanCost } from '../../../cost/cost.js';
import { unitStatus } from '../../../many/units.js';
import { count } from '../../../report/figures.js';
import { formatTable } from '../table.js';
import type { OpenedStudy } from './open.js';

/** A unit as `--dry-run` and `--status` list it; without a number if its variant is not run. */
export interface Listed {
  readonly unit: number | null;
  readonly variant: string;
  readonly seed: number | null;
  readonly state: string;
  readonly address: string | null;
  readonly folder: string;
}

/** The state of a variant that is listed but not run. */
export const NOT_RUN = 'not run';

/** The units with their states, and the variants that are not run. */
export const listedOf = ({ units, notRun, work }: OpenedStudy): readonly Listed[] => [
  ...units.map((unit) => {
    const { index, variant, seed, address, folder } = unit;
    const { state, why } = unitStatus(work.folder, unit);
    const said = why === undefined ? state : `${state}: ${why}`;
    return { unit: index, variant, seed, state: said, address, folder };
  }),
  ...notRun.map(({ variant, needs }) => ({
    unit: null,
    variant: variant.name,
    seed: null,
    state: `${NOT_RUN}: ${needs.join(', ')} is not set`,
    address: null,
    folder: '',
  })),
];

/** The cost of one unit. */
export interface UnitCost {
  readonly steps: number;
  /** For all steps and the frozen outputs. */
  readonly flops: number;
  /** Null if this machine has not been measured. */
  readonly seconds: number | null;
  /** Training rows that the cost assumes, all with every label, if the annotation files do not exist yet; otherwise null. */
  readonly assumed: number | null;
}

/** The cost of a unit, from the cost of its plan. */
export const unitCost = ({ stages, seconds, rows }: PlanCost): UnitCost => ({
  steps: sum(stages.map(({ steps }) => steps)),
  flops: sum(
    stages.map(
      ({ steps, flopsPerStep, banks }) => steps * flopsPerStep + sum(banks.map(({ flops }) => flops)),
    ),
  ),
  seconds,
  assumed: rows.known ? null : rows.train,
});

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** A unit with its cost as text. */
export const shown = <T extends Listed & Partial<UnitCost>>(one: T) => ({
  ...one,
  steps: one.steps ?? null,
  TFLOP: one.flops === undefined ? null : (one.flops / 1e12).toFixed(2),
  time: duration(one.seconds ?? null),
});

/** The total cost of the remaining units. */
export function costLine(units: readonly Partial<UnitCost>[]): string {
  const steps = sum(units.map((one) => one.steps ?? 0)).toLocaleString('en');
  const flops = (sum(units.map((one) => one.flops ?? 0)) / 1e12).toFixed(1);
  const isTimed = units.every(({ seconds }) => typeof seconds === 'number');
  const time = isTimed ? `, about ${duration(sum(units.map(({ seconds }) => seconds!)))}` : '';
  const note = isTimed ? '' : '; zoo doctor --measure adds times';
  return `${units.length} units to run: ${steps} steps, ${flops} TFLOP${time}, frozen outputs counted in each unit${note}${assumption(units)}`;
}

/** What the cost assumes if the annotation files do not exist yet, because only they show which rows have a label. */
function assumption(units: readonly Partial<UnitCost>[]): string {
  const rows = [...new Set(units.flatMap(({ assumed }) => assumed ?? []))];
  if (rows.length === 0) return '';
  return `\nThe annotation files do not exist yet: the steps are for ${rows.map(count).join(' or ')} training rows with every label, and fewer where some lack it.`;
}

/** `3725 -> "1 h 2 min"` */
function duration(seconds: number | null): string | null {
  if (seconds === null) return null;
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return `${Math.round(seconds)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A table of units as text; omits columns without a value. */
export function unitTable<T extends Listed>(
  listed: readonly T[],
  titles: readonly (string & keyof T)[],
): string {
  const isNumber = (title: string): boolean => ['unit', 'seed', 'steps', 'TFLOP', 'time'].includes(title);
  const present = titles.filter((title) => listed.some((one) => one[title] !== null));
  return formatTable({
    columns: present.map((title) => ({ title, align: isNumber(title) ? 'right' : 'left' })),
    rows: listed.map((one) => present.map((title) => `${one[title] ?? ''}`)),
  });
}
