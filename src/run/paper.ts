import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '../report/record.js';

/** The numbers that a paper prints for a row of a table, in percent, or undefined where its file does not list it. */
export function paperNumbers(
  { paper, table, row }: NonNullable<RunRecord['reproduces']>,
  zoo: string,
): RunRecord['paper'] | undefined {
  const file = join(zoo, 'papers', `${paper}.json`);
  if (!existsSync(file)) return undefined;
  const rows = JSON.parse(readFileSync(file, 'utf8')) as { tables: { [table: string]: { [row: string]: RunRecord['paper'] } } };
  return rows.tables[String(table)]?.[row];
}
