import type { GroupScore, GroupScores, GroupSpread } from '../report/record.js';
import type { Answers } from './answers.js';
import { onlyRows } from './rows.js';
import { type Scoring, score } from './scores.js';

/** With fewer rows, a single one would change a percentage by more than five points. */
const LEAST_ROWS = 20;

/** Maximum number of groups that are listed; for more, their spread is as informative. */
const LISTED = 20;

/**
 * The named metrics of each group of rows; ignores rows without a group. Undefined unless there are two groups and
 * one has enough rows to be scored. `errors` are the metrics for which lower is better.
 */
export function groupScores(
  names: readonly string[],
  answers: Answers,
  scoring: Scoring,
  groups: readonly (string | undefined)[],
  errors: { readonly [metric: string]: unknown } = {},
): GroupScores | undefined {
  const members = rowsByGroup(groups);
  if (members.length < 2) return undefined;
  const each = members.map(([group, rows]) => {
    const own = onlyRows(answers, { ...scoring, least: LEAST_ROWS }, rows);
    const scores = Object.entries(score(names, own.answers, own.scoring));
    return {
      group,
      rows: rows.length,
      scores: Object.fromEntries(scores.map(([name, { value }]) => [name, value])),
    };
  });
  const spread = names.flatMap((name) => {
    const scored = each.flatMap(({ group, rows, scores }) => {
      const value = scores[name] ?? null;
      return value === null ? [] : [{ group, rows, value }];
    });
    return scored.length > 0 ? [[name, spreadOf(scored, name in errors)] as const] : [];
  });
  if (spread.length === 0) return undefined;
  return {
    count: members.length,
    least: LEAST_ROWS,
    spread: Object.fromEntries(spread),
    ...(members.length <= LISTED && { each }),
  };
}

/** Indexes of the rows of each group, with groups sorted by name. */
function rowsByGroup(groups: readonly (string | undefined)[]): readonly (readonly [string, number[]])[] {
  const found = new Map<string, number[]>();
  for (const [row, group] of groups.entries()) {
    if (group === undefined) continue;
    const rows = found.get(group);
    if (rows) rows.push(row);
    else found.set(group, [row]);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function spreadOf(scored: readonly GroupScore[], isError: boolean): GroupSpread {
  const rising = [...scored].sort((a, b) => (isError ? b.value - a.value : a.value - b.value));
  const middle = (rising.length - 1) / 2;
  const median = (rising[Math.floor(middle)]!.value + rising[Math.ceil(middle)]!.value) / 2;
  return { scored: rising.length, worst: rising[0]!, median, best: rising.at(-1)! };
}
