import type { PlanCost } from '../../../cost/cost.js';
import { unitStatus } from '../../../many/units.js';
import { count } from '../../../report/figures.js';
import { formatTable } from '../table.js';
import type { OpenedStudy } from './open.js';

/** What `--dry-run` and `--status` list of a unit; one of a variant that is not run has no number. */
export interface Listed {
  readonly unit: number | null;
  readonly variant: string;
  readonly seed: number | null;
  readonly state: string;
  readonly address: string | null;
  readonly folder: string;
}

/** The state of a variant that is listed, and not run. */
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

/** What one unit takes. */
export interface UnitCost {
  readonly steps: number;
  /** Of all steps and of the frozen outputs. */
  readonly flops: number;
  /** Null where this machine has not been measured. */
  readonly seconds: number | null;
  /** Training rows that the steps are for, all with every label, if the annotation files do not exist yet; null if they do. */
  readonly assumed: number | null;
}

/** The cost of a unit, from that of its plan. */
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

/** What is left to do. */
export function costLine(units: readonly Partial<UnitCost>[]): string {
  const steps = sum(units.map((one) => one.steps ?? 0)).toLocaleString('en');
  const flops = (sum(units.map((one) => one.flops ?? 0)) / 1e12).toFixed(1);
  const isTimed = units.every(({ seconds }) => typeof seconds === 'number');
  const time = isTimed ? `, about ${duration(sum(units.map(({ seconds }) => seconds!)))}` : '';
  const note = isTimed ? '' : '; zoo doctor --measure adds times';
  return `${units.length} units to run: ${steps} steps, ${flops} TFLOP${time}, frozen outputs counted in each unit${note}${assumption(units)}`;
}

/** What the figures are for if the annotation files do not exist yet, since only they tell which rows carry a label. */
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

/** Columns of units as text; one that no unit has a value in is left out. */
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
