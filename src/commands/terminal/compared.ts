import type { Compared } from '../../many/leave.js';
import { comparisonText, significanceLimit, significanceText } from '../../report/comparison-table.js';
import { formatTable } from './table.js';

/** A comparison for the terminal: the table, and the significance of the differences over seeds. */
export function comparedText({ comparison, significance }: Compared): string {
  const table = formatTable(comparisonText(comparison));
  if (!significance) return table;
  return `${table}\n\n${formatTable(significanceText(significance))}\n${significanceLimit(significance)}`;
}
