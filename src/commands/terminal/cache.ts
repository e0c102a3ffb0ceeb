import type { Cleaned } from '../../cache/clean.js';
import type { CacheEntry } from '../../cache/entries.js';
import { formatTable } from './table.js';

/** The content of the cache as a table, with totals: banks as one row, all other entries one by one. */
export function cacheText(cache: string, entries: readonly CacheEntry[], now: Date): string {
  if (entries.length === 0) return `${cache} is empty.`;
  const columns = (['what', 'where', 'size', 'last used'] as const).map((title) => ({
    title,
    align: title === 'size' ? ('right' as const) : ('left' as const),
  }));
  const rows = together(entries).map(({ kind, name, bytes, used }) => [
    kind,
    name,
    size(bytes),
    ago(now.getTime() - used),
  ]);
  return `${formatTable({ columns, rows })}\n\n${size(total(entries))} in ${cache}`;
}

/** What was (or would be) removed, and what could not be. */
export function cleanedText({ removed, left }: Cleaned, dryRun: boolean): string {
  const lines = together(removed).map(({ kind, name, bytes }) => `${kind.padEnd(9)}${name}: ${size(bytes)}`);
  const stay = left.map(({ kind, name, why }) => `${kind.padEnd(9)}${name} stays: ${why}`);
  const end =
    removed.length === 0
      ? 'Nothing to free.'
      : `${size(total(removed))} ${dryRun ? 'would be freed.' : 'freed.'}`;
  return [...lines, ...stay, end].join('\n');
}

/** All banks as one row, because their names mean nothing to users. */
function together(
  entries: readonly CacheEntry[],
): readonly Pick<CacheEntry, 'kind' | 'name' | 'bytes' | 'used'>[] {
  const banks = entries.filter(({ kind }) => kind === 'banks');
  if (banks.length === 0) return entries;
  const used = Math.max(...banks.map((bank) => bank.used));
  const all = { kind: 'banks' as const, name: `bank (${banks.length} of them)`, bytes: total(banks), used };
  return [all, ...entries.filter(({ kind }) => kind !== 'banks')];
}

const total = (entries: readonly CacheEntry[]): number => entries.reduce((sum, { bytes }) => sum + bytes, 0);

const size = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;

const DAY = 86_400_000;

function ago(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY);
  return days < 1 ? 'within a day' : days === 1 ? 'a day ago' : `${days} days ago`;
}
