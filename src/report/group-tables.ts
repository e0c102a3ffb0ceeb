import type { GroupScores, RunRecord } from './record.js';
import { metricTitle, writingOf } from './score-table.js';
import type { TextTable } from './text-table.js';

const right = (title: string) => ({ title, align: 'right' as const });
const left = (title: string) => ({ title, align: 'left' as const });

/** How each score differs between groups, without the groups' names. */
export function groupSpreadText({ spread }: GroupScores, errors: Pick<RunRecord, 'errors'>): TextTable {
  return {
    columns: [
      left(errors.errors ? '' : '%'),
      right('groups'),
      right('worst'),
      right('median'),
      right('best'),
    ],
    rows: Object.entries(spread).map(([metric, { scored, worst, median, best }]) => {
      const { score } = writingOf(errors, metric);
      return [metricTitle(errors, metric), `${scored}`, score(worst.value), score(median), score(best.value)];
    }),
  };
}

/**
 * Groups by name: every group if they are listed, otherwise the worst and best in each metric. A dash: the group has
 * too few rows with the label.
 */
export function groupNamesText(groups: GroupScores, errors: Pick<RunRecord, 'errors'>): TextTable {
  const metrics = Object.keys(groups.spread);
  if (groups.each)
    return {
      columns: [left('group'), right('rows'), ...metrics.map((metric) => right(metricTitle(errors, metric)))],
      rows: groups.each.map(({ group, rows, scores }) => [
        group,
        `${rows}`,
        ...metrics.map((metric) => writingOf(errors, metric).score(scores[metric] ?? null)),
      ]),
    };
  return {
    columns: [left('metric'), left('group'), right('rows'), right('score')],
    rows: Object.entries(groups.spread).flatMap(([metric, { worst, best }]) =>
      [worst, best].map(({ group, rows, value }, i) => [
        `${metricTitle(errors, metric)}, ${i === 0 ? 'worst' : 'best'}`,
        group,
        `${rows}`,
        writingOf(errors, metric).score(value),
      ]),
    ),
  };
}

/** How to read group scores: what the groups are, which ones have a score, and why groups differ. */
export const groupsExplained = ({ count, least, by }: GroupScores): string =>
  `The rows come from ${count} ${by === undefined ? 'groups: persons or videos' : 'data sets, which are the groups'}. A group is scored in a metric if at least ${least} of its rows have the label. A metric that counts absent labels as 0, as F1 does, is lower for a group without some of them.`;
