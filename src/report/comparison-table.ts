import type { Comparison, PairedDifference, SeedScores } from '../many/compare.js';
import type { Significance } from '../many/significance.js';
import type { Writing } from './figures.js';
import { writingOf } from './score-table.js';
import { probability } from './study-text.js';
import type { TextTable } from './text-table.js';

/**
 * The comparison as text, in percent except for errors: `49.9 ± 0.3` over seeds, and below it the difference to the
 * first page `+2.1 [1.5, 2.7]`.
 */
export function comparisonText({ metrics, pages, ...marks }: Comparison): TextTable {
  const writings = new Map(metrics.map((metric) => [metric, writingOf(marks, metric)]));
  return {
    columns: [
      { title: 'page', align: 'left' },
      { title: 'seeds', align: 'right' },
      ...metrics.map((title) => ({ title, align: 'right' as const })),
    ],
    rows: pages.flatMap(({ name, seeds, scores }) => {
      const own = [
        name,
        `${seeds.length}`,
        ...metrics.map((metric) => spread(scores[metric], writings.get(metric)!)),
      ];
      const differences = metrics.map((metric) =>
        interval(scores[metric]?.difference, writings.get(metric)!),
      );
      if (differences.every((text) => text === '')) return [own];
      return [own, [`  minus ${pages[0]?.name}`, '', ...differences]];
    }),
  };
}

function spread(scores: SeedScores | undefined, { score }: Writing): string {
  if (!scores) return '';
  return scores.deviation === null
    ? score(scores.mean)
    : `${score(scores.mean)} ± ${score(scores.deviation)}`;
}

function interval(difference: PairedDifference | undefined, writing: Writing): string {
  if (!difference) return '';
  const { mean, half } = difference;
  const signed = writing.difference;
  return half === null ? signed(mean) : `${signed(mean)} [${signed(mean - half)}, ${signed(mean + half)}]`;
}

/** How clearly each page differs from the first one, as text: wins, p of the exact sign-flip test, and p adjusted by Holm. */
export function significanceText({ metric, pages }: Significance): TextTable {
  return {
    columns: [
      { title: metric, align: 'left' },
      { title: 'wins', align: 'right' },
      { title: 'p', align: 'right' },
      { title: 'p (Holm)', align: 'right' },
    ],
    rows: pages.map(({ name, seeds, wins, p, adjusted }) => [
      name,
      `${wins} of ${seeds}`,
      probability(p),
      probability(adjusted),
    ]),
  };
}

/** The smallest p that this many seeds can reach. */
export const significanceLimit = ({ pages, least, seedsNeeded }: Significance): string => {
  const seeds = Math.max(...pages.map((page) => page.seeds));
  const several = pages.length > 1 ? `${pages.length} comparisons` : '1 comparison';
  const enough = seeds >= seedsNeeded ? '' : `; .05 needs at least ${seedsNeeded} seeds`;
  return `p: exact sign-flip test, two-sided. With ${seeds} seeds and ${several}, an adjusted p cannot be below ${probability(least)}${enough}.`;
};
