import type { Estimate, StudyTable } from '../many/study-table.js';
import type { Writing } from './figures.js';
import { writingOf } from './score-table.js';
import type { TextTable } from './text-table.js';

/** `0.0625 -> ".0625"`, the usual format of a probability in statistics. */
export const probability = (p: number): string =>
  p >= 1 ? '1' : p.toPrecision(3).replace(/^0/, '').replace(/0+$/, '');

/** How a metric of the table is formatted. */
const writing = ({ errors }: StudyTable, metric: string): Writing =>
  writingOf({ ...(errors && { errors }) }, metric);

/**
 * The variants: means over seeds with 95 % t intervals, and the paper's numbers, in brackets if they are not
 * comparable.
 */
export function variantsText(table: StudyTable): TextTable {
  const { metrics, variants } = table;
  const beside = metrics.filter((metric) => variants.some(({ paper }) => paper[metric] !== undefined));
  const unmeasured = variants
    .flatMap(({ paper }) => Object.keys(paper))
    .filter((one) => !metrics.includes(one));
  const papers = [...beside, ...(metrics.length === 0 ? new Set(unmeasured) : [])];
  return {
    columns: [
      { title: 'variant', align: 'left' },
      { title: 'seeds', align: 'right' },
      ...metrics.map((title) => ({ title, align: 'right' as const })),
      ...papers.map((metric) => ({ title: `paper ${metric}`, align: 'right' as const })),
    ],
    rows: variants.map(({ name, seeds, scores, paper, comparable, needs }) => [
      name,
      needs ? `not run: needs ${needs.join(', ')}` : `${seeds.length}`,
      ...metrics.map((metric) => meanText(scores[metric], writing(table, metric))),
      ...papers.map((metric) => paperText(paper[metric], comparable)),
    ]),
  };
}

const paperText = (value: number | undefined, comparable: boolean): string => {
  if (value === undefined) return '';
  return comparable ? value.toFixed(1) : `(${value.toFixed(1)})`;
};

function meanText(found: Estimate | undefined, { score }: Writing): string {
  if (found === undefined) return '';
  const { mean, half } = found;
  return half === null ? score(mean) : `${score(mean)} [${score(mean - half)}, ${score(mean + half)}]`;
}

/** `+2.1 [+1.5, +2.7]` */
export function changeText({ mean, half }: Estimate, { difference }: Writing): string {
  return half === null
    ? difference(mean)
    : `${difference(mean)} [${difference(mean - half)}, ${difference(mean + half)}]`;
}

/** The title of a comparison: `ANFL − FC-Sig`. */
export const contrastName = ({ of, to }: StudyTable['contrasts'][number]): string => `${of} − ${to}`;

/** What the bootstrap draws: rows, or groups of them. */
export const resampledBy = ({ contrasts }: StudyTable): 'rows' | 'groups' =>
  contrasts.find(({ rows }) => rows)?.rows?.by ?? 'rows';

/** The comparisons in the primary metric: difference with its intervals over seeds and over rows, wins, p, adjusted p. */
export function contrastsText(table: StudyTable): TextTable {
  const { metric = '', contrasts } = table;
  const way = writing(table, metric);
  const by = resampledBy(table);
  return {
    columns: [
      { title: metric, align: 'left' },
      { title: 'difference, over seeds', align: 'right' },
      { title: `over ${by}`, align: 'right' },
      { title: 'wins', align: 'right' },
      { title: 'p', align: 'right' },
      { title: 'p (Holm)', align: 'right' },
    ],
    rows: contrasts.map((contrast) => {
      const { metrics, rows, test, differences } = contrast;
      const change = metrics[metric];
      return [
        contrastName(contrast),
        change ? changeText(change, way) : '',
        rows ? `[${way.difference(rows.low)}, ${way.difference(rows.high)}]` : '',
        test ? `${test.wins} of ${differences.length}` : '',
        test ? probability(test.p) : '',
        test ? probability(test.adjusted) : '',
      ];
    }),
  };
}

/** Notes, one sentence per line: what the columns mean, what this many seeds can show at best, and what is missing. */
export const tableNotes = (table: StudyTable): readonly string[] => [
  ...scoreNotes(table),
  ...contrastNotes(table),
  ...table.notes,
];

/** Notes on the scores, and on the paper's numbers. */
export function scoreNotes({ variants, errors }: StudyTable): readonly string[] {
  const hasPaper = variants.some(({ paper }) => Object.keys(paper).length > 0);
  const isBeside = variants.some(({ paper, comparable }) => comparable && Object.keys(paper).length > 0);
  return [
    `Scores in ${errors ? 'percent, errors in their own unit' : 'percent'}: mean over seeds with a 95 % t interval.`,
    ...(hasPaper && !isBeside
      ? [
          "The paper's numbers are in brackets: these runs did not use its data, so the two must not be compared.",
        ]
      : []),
  ];
}

/** Notes on the comparisons: their intervals and tests. */
export function contrastNotes({ contrasts, family }: StudyTable): readonly string[] {
  const rows = contrasts.find((contrast) => contrast.rows)?.rows;
  return [
    ...(contrasts.length > 0
      ? ['Differences are taken seed by seed. Over seeds: 95 % t interval of their mean.']
      : []),
    ...(rows
      ? [
          `Over ${rows.by}: 95 % interval of a paired bootstrap of ${rows.count} ${WHAT[rows.by]}, ${rows.resamples} resamples. Seeds and rows are two different uncertainties.`,
        ]
      : []),
    ...(family ? [familyText(family)] : []),
  ];
}

const WHAT = {
  rows: 'validation rows',
  groups: 'subjects or videos of the validation rows',
} as const;

function familyText({ size, seeds, least, seedsNeeded }: NonNullable<StudyTable['family']>): string {
  const several = size === 1 ? '1 comparison' : `${size} comparisons`;
  const enough = seeds >= seedsNeeded ? '' : `; .05 needs at least ${seedsNeeded} seeds`;
  return `p: exact sign-flip test, two-sided, adjusted by Holm as one family. With ${seeds} seeds and ${several}, an adjusted p cannot be below ${probability(least)}${enough}.`;
}
