import { visibleInline } from '../../errors/printable.js';
import { labelTable, splitTable } from '../../report/census-tables.js';
import type { DataCheck } from '../../run/data/check.js';
import type { Doubt } from '../../run/data/doubts.js';
import { formatTable } from './table.js';

/** What `zoo data check` prints: counts, rows left out, and findings with at most `most` places each. */
export function dataCheckText(
  { type, root, rows, members = {}, images, spaces, splits, dropped, doubts }: DataCheck,
  most: number,
): string {
  const read = images === null ? 'images were not read' : `${images} images read`;
  const tables = [splitTable(splits, spaces), ...spaces.flatMap((space) => labelTable(splits, space) ?? [])];
  const left = dropped.map(({ split, what, count }) =>
    visibleInline(`  ${split ?? 'no split'}: ${what} (${count})`),
  );
  const problems = doubts.filter(({ level }) => level === 'problem');
  const notes = doubts.filter(({ level }) => level === 'note');
  return [
    visibleInline(`${type}${root === null ? '' : ` in ${root}`}: ${rows} rows; ${read}`),
    ...section(
      'data sets',
      Object.entries(members).map(([name, count]) => visibleInline(`  ${name}: ${count} rows`)),
    ),
    ...tables.map((table) => formatTable(table)),
    ...section('left out', left),
    ...section(
      'notes',
      notes.map((one) => doubtText(one, most)),
    ),
    ...section(
      'problems',
      problems.map((one) => doubtText(one, most)),
    ),
    problems.length === 0
      ? 'no problems'
      : `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
  ].join('\n\n');
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [[title, ...lines].join('\n')] : [];

function doubtText({ message, code, where }: Doubt, most: number): string {
  const shown = where.slice(0, most).map((one) => visibleInline(`    ${one}`));
  const more = where.length - shown.length;
  return [
    visibleInline(`  ${message}  [${code}]`),
    ...shown,
    ...(more > 0 ? [`    and ${more} more`] : []),
  ].join('\n');
}
