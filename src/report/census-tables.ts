import type { Census, LabelCensus } from '../data/census.js';
import { limitsOf } from '../labels.js';
import type { LabelSpace } from '../part.js';
import type { TextTable } from './text-table.js';

/** Rows of each split, and the number of rows with each label. */
export function splitTable(splits: Census, spaces: readonly LabelSpace[]): TextTable {
  return {
    columns: columns('split', ['rows', ...spaces.map(({ name }) => name)]),
    rows: Object.entries(splits).map(([split, { rows, labels }]) => [
      split,
      String(rows),
      ...spaces.map(({ name }) => labeledRows(labels[name]!)),
    ]),
  };
}

/** Rows with a label, and the number of them that lack some of its names: `103 (2 in part)`. */
const labeledRows = ({ labeled, partial }: Pick<LabelCensus, 'labeled' | 'partial'>): string =>
  partial === undefined ? String(labeled) : `${labeled} (${partial} in part)`;

/** One label space over the splits in which it is labeled; null if there are none. */
export function labelTable(splits: Census, space: LabelSpace): TextTable | null {
  const there = Object.entries(splits).flatMap(([split, { labels }]): (readonly [string, LabelCensus])[] =>
    labels[space.name]!.labeled > 0 ? [[split, labels[space.name]!]] : [],
  );
  if (there.length === 0) return null;
  return space.kind === 'continuous' ? valueTable(space, there) : countTable(space, there);
}

type Labeled = readonly (readonly [split: string, labels: LabelCensus])[];

/**
 * Per name and split: positives and their share, for units also the negatives; the last line counts the rows without
 * the label.
 */
function countTable({ name, kind, names }: LabelSpace, splits: Labeled): TextTable {
  const each = kind === 'multi-label' ? ['yes', 'no', '% yes'] : ['rows', '%'];
  const titles = splits.flatMap(([split]) => each.map((one, i) => (i === 0 ? `${split} ${one}` : one)));
  const rows = names.map((one) => [
    one,
    ...splits.flatMap(([, { positives, negatives, labeled }]) => {
      const [yes, no] = [positives![one]!, negatives?.[one]];
      const share = (of: number): string => ((100 * yes) / Math.max(1, of)).toFixed(1);
      return no === undefined ? [String(yes), share(labeled)] : [String(yes), String(no), share(yes + no)];
    }),
  ]);
  const missing = [
    'missing',
    ...splits.flatMap(([, labels]) => each.map((_, i) => (i === 0 ? String(labels.missing) : ''))),
  ];
  return { columns: columns(name, titles), rows: [...rows, missing] };
}

/** Per name and split: range, mean and a histogram over the space's range. */
function valueTable(space: LabelSpace, splits: Labeled): TextTable {
  const { name, names, unit } = space;
  const limits = limitsOf(space);
  const over = limits.every(Number.isFinite) ? limits.join(' to ') : 'least to most';
  const titles = ['rows', 'missing', 'least', 'mean', 'most', over];
  return {
    columns: columns(unit ? `${name} (${unit})` : name, titles),
    rows: names.flatMap((one) =>
      splits.map(([split, { values, labeled, missing }]) => {
        const { rows, least, mean, most, histogram } = values![one]!;
        const figures = [least, mean, most].map((value) => (rows > 0 ? value.toFixed(3) : '–'));
        const counts = [rows, labeled + missing - rows].map(String);
        return [`${one}, ${split}`, ...counts, ...figures, bars(histogram)];
      }),
    ),
  };
}

const BARS = '▁▂▃▄▅▆▇█';

/** A histogram as a line of bars; an empty bin is a blank. */
function bars(histogram: readonly number[]): string {
  const most = Math.max(...histogram);
  const bar = (count: number) => (count === 0 ? ' ' : BARS[Math.ceil((count / most) * BARS.length) - 1]!);
  return `|${histogram.map(bar).join('')}|`;
}

const columns = (first: string, others: readonly string[]): TextTable['columns'] => [
  { title: first, align: 'left' },
  ...others.map((title) => ({ title, align: 'right' as const })),
];
