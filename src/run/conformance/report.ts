import type { TextTable } from '../../report/text-table.js';
import { CHECKS, type Outcome } from './outcome.js';
import type { TestReport } from './test-parts.js';

const word = ({ passed }: Outcome): string => (passed === null ? '-' : passed ? 'ok' : 'FAIL');

/** A row a part, a column a check. */
export function outcomeTable(outcomes: readonly Outcome[]): TextTable {
  const parts = [...new Set(outcomes.map(({ part }) => part))];
  const of = (part: string, check: string): string => {
    const found = outcomes.find((one) => one.part === part && one.check === check);
    return found ? word(found) : '';
  };
  return {
    columns: ['part', ...CHECKS].map((title) => ({ title, align: 'left' })),
    rows: parts.map((part) => [part, ...CHECKS.map((check) => of(part, check))]),
  };
}

/** What failed, and what was left out, each with its reason; then the sum. */
export function outcomeLines({ engines, outcomes }: TestReport): readonly string[] {
  const explained = outcomes.filter(({ why }) => why !== undefined);
  const order = [
    ...explained.filter((one) => one.passed === false),
    ...explained.filter((one) => one.passed !== false),
  ];
  const lines = order.map(
    (one) => `${one.passed === false ? 'FAIL' : 'note'}  ${one.part}  ${one.check}  ${one.why}`,
  );
  const count = (passed: boolean): number => outcomes.filter((one) => one.passed === passed).length;
  const parts = new Set(outcomes.map(({ part }) => part)).size;
  const sum = `${parts} ${parts === 1 ? 'part' : 'parts'} on ${engines.join(', ')}: ${count(true)} checks hold, ${count(false)} do not.`;
  return ['', ...lines, ...(lines.length > 0 ? [''] : []), sum];
}
