import type { Comparison, PairedDifference, SeedScores } from '../many/compare.js';
import type { Writing } from './figures.js';
import { writingOf } from './score-table.js';
import type { TextTable } from './text-table.js';

/** The comparison as text, in percent but for errors: `49.9 ± 0.3` over seeds, and below it the difference to the first page `+2.1 [1.5, 2.7]`. */
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
