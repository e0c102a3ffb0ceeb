import type { TextTable } from '../report/text-table.js';
import { CHECKS, type Outcome } from './outcome.js';
import type { TestReport } from './test-parts.js';

const word = ({ passed }: Outcome): string => (passed === null ? '-' : passed ? 'ok' : 'FAIL');

/** A row for each part, a column for each check. */
export function outcomeTable(outcomes: readonly Outcome[]): TextTable {
  const parts = [...new Set(outcomes.map(({ part }) => part))];
  const of = (part: string, check: string): string => {
    const found = outcomes.find((one) => one.part === part && one.check === check);
    return found ? word(found) : '';
  };
  const made = CHECKS.filter((check) => outcomes.some((one) => one.check === check));
  return {
    columns: ['part', ...made].map((title) => ({ title, align: 'left' })),
    rows: parts.map((part) => [part, ...made.map((check) => of(part, check))]),
  };
}

/** The failures and the checks left out, with each reason of a part once; then the totals. */
export function outcomeLines({ engines, outcomes }: TestReport): readonly string[] {
  const lines = [...linesOf('FAIL', outcomes), ...linesOf('note', outcomes)];
  const count = (passed: boolean): number => outcomes.filter((one) => one.passed === passed).length;
  const parts = new Set(outcomes.filter(({ check }) => check !== 'package').map(({ part }) => part)).size;
  const hold = `${counted(count(true), 'check passes', 'checks pass')}, ${counted(count(false), 'fails', 'fail')}`;
  const sum = `${counted(parts, 'part', 'parts')} on ${engines.join(', ')}: ${hold}.`;
  return ['', ...lines, ...(lines.length > 0 ? [''] : []), sum];
}

function linesOf(kind: 'FAIL' | 'note', outcomes: readonly Outcome[]): string[] {
  const checks = new Map<string, { readonly part: string; readonly why: string; readonly of: string[] }>();
  for (const { part, check, passed, why } of outcomes) {
    if (why === undefined || (passed === false) !== (kind === 'FAIL')) continue;
    const key = `${part} ${why}`;
    checks.set(key, { part, why, of: [...(checks.get(key)?.of ?? []), check] });
  }
  return [...checks.values()].map(({ part, why, of }) => `${kind}  ${part}  ${of.join(', ')}  ${why}`);
}

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
