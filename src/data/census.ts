import { limitsOf } from '../labels.js';
import type { LabelSpace, RowList, Split } from '../part.js';

/** The values of one continuous label. */
export interface Spread {
  /** Rows with a value. */
  readonly rows: number;
  readonly least: number;
  readonly mean: number;
  readonly most: number;
  /** Rows in ten bins of equal width over the space's range or, without a range, from the smallest to the largest value. */
  readonly histogram: readonly number[];
}

/** One label space in one split: rows with and without the label, and the frequency of each name or the values. */
export interface LabelCensus {
  readonly labeled: number;
  readonly missing: number;
  /** Labeled rows that lack some of the names; absent if none do. */
  readonly partial?: number;
  readonly positives?: { readonly [name: string]: number };
  /** For units, which a row may lack individually: how often each is 0. */
  readonly negatives?: { readonly [name: string]: number };
  readonly values?: { readonly [name: string]: Spread };
}

/** The content of one split. */
export interface SplitCensus {
  readonly rows: number;
  readonly labels: { readonly [space: string]: LabelCensus };
}

/** The content of each split with rows. */
export type Census = { readonly [split in Split]?: SplitCensus };

/** Counts each split in these label spaces. For a soft label, the largest class counts. */
export function census(rows: RowList, spaces: readonly LabelSpace[]): Census {
  const splits = (['train', 'validation', 'test'] as const).map((split) => {
    const own = rows.filter((row) => row.split === split);
    const labels = Object.fromEntries(spaces.map((space) => [space.name, labelCensus(own, space)]));
    return [split, { rows: own.length, labels }] as const;
  });
  return Object.fromEntries(splits.filter(([, { rows: count }]) => count > 0));
}

function labelCensus(rows: RowList, { name, kind, names, ...space }: LabelSpace): LabelCensus {
  const [positives, negatives] = [names.map(() => 0), names.map(() => 0)];
  const values = names.map((): number[] => []);
  let [labeled, partial] = [0, 0];
  for (const { labels } of rows) {
    const label = labels[name];
    if (!label) continue;
    labeled++;
    if (label.some(Number.isNaN)) partial++;
    if (kind === 'classes') {
      const most = label.indexOf(Math.max(...label));
      if (most >= 0 && most < names.length) positives[most]!++;
    } else
      for (let i = 0; i < names.length; i++) {
        if (kind === 'continuous' && !Number.isNaN(label[i])) values[i]!.push(label[i]!);
        if (label[i] === 1) positives[i]!++;
        if (label[i] === 0) negatives[i]!++;
      }
  }
  const each = <T>(of: readonly T[]) => Object.fromEntries(names.map((one, i) => [one, of[i]!]));
  return {
    labeled,
    missing: rows.length - labeled,
    ...(partial > 0 && { partial }),
    ...(kind === 'continuous' && { values: each(values.map((own) => spread(own, limitsOf(space)))) }),
    ...(kind !== 'continuous' && { positives: each(positives) }),
    ...(kind === 'multi-label' && { negatives: each(negatives) }),
  };
}

const PARTS = 10;

function spread(values: readonly number[], limits: readonly [number, number]): Spread {
  const histogram = new Array<number>(PARTS).fill(0);
  let [least, most, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
    sum += value;
  }
  const [from, to] = limits.every(Number.isFinite) ? limits : [least, most];
  for (const value of values) {
    const part = Math.floor(((value - from) / (to - from || 1)) * PARTS);
    histogram[Math.min(PARTS - 1, Math.max(0, part))]! += 1;
  }
  return { rows: values.length, least, mean: sum / values.length, most, histogram };
}

/** Impossible labels, `key  why`: wrong length, not 0 or 1, shares that do not add up to 1, out of range. */
export function findImpossible(rows: RowList, spaces: readonly LabelSpace[]): readonly string[] {
  return rows.flatMap(({ key, labels }) =>
    spaces.flatMap((space) => {
      const label = labels[space.name];
      const why = label && fault(label, space);
      return why ? [`${key}  ${space.name} ${why}`] : [];
    }),
  );
}

function fault(label: Float32Array, space: LabelSpace): string | undefined {
  const { kind, names } = space;
  const [lowest, highest] = limitsOf(space);
  if (label.length !== names.length) return `has ${label.length} values, not ${names.length}`;
  const sound = {
    'multi-label': (value: number) => value === 0 || value === 1 || Number.isNaN(value),
    classes: (value: number) => value >= 0 && value <= 1,
    continuous: (value: number) => (value >= lowest && value <= highest) || Number.isNaN(value),
  }[kind];
  if (kind !== 'classes' && label.every(Number.isNaN)) return 'has no value for any name';
  const wrong = label.findIndex((value) => !sound(value));
  if (wrong >= 0) return `has ${label[wrong]} for ${names[wrong]}`;
  const sum = label.reduce((a, b) => a + b, 0);
  return kind === 'classes' && Math.abs(sum - 1) > 1e-3 ? `has shares that add up to ${sum}` : undefined;
}
