import type { Comparison, PairedDifference, SeedScores } from '../many/compare.js';
import { percent, signed } from './figures.js';
import type { TextTable } from './text-table.js';

/** The comparison as text, in percent: `49.9 ± 0.3` over seeds, and below it the difference to the first page `+2.1 [1.5, 2.7]`. */
export function comparisonText({ metrics, pages }: Comparison): TextTable {
  return {
    columns: [
      { title: 'page', align: 'left' },
      { title: 'seeds', align: 'right' },
      ...metrics.map((title) => ({ title, align: 'right' as const })),
    ],
    rows: pages.flatMap(({ name, seeds, scores }) => {
      const own = [name, `${seeds.length}`, ...metrics.map((metric) => spread(scores[metric]))];
      const differences = metrics.map((metric) => interval(scores[metric]?.difference));
      if (differences.every((text) => text === '')) return [own];
      return [own, [`  minus ${pages[0]?.name}`, '', ...differences]];
    }),
  };
}

function spread(scores: SeedScores | undefined): string {
  if (!scores) return '';
  return scores.deviation === null
    ? percent(scores.mean)
    : `${percent(scores.mean)} ± ${percent(scores.deviation)}`;
}

function interval(difference: PairedDifference | undefined): string {
  if (!difference) return '';
  const { mean, half } = difference;
  return half === null ? signed(mean) : `${signed(mean)} [${signed(mean - half)}, ${signed(mean + half)}]`;
}
