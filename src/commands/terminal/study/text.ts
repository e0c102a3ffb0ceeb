import type { StudyTable } from '../../../many/study-table.js';
import { contrastsText, tableNotes, variantsText } from '../../../report/study-text.js';
import { formatTable } from '../table.js';

/** The table of a study as text, independent of the terminal's width, because it is also saved to a file. */
export function studyText(table: StudyTable): string {
  const parts = [formatTable(variantsText(table), WIDE)];
  if (table.contrasts.length > 0) parts.push(formatTable(contrastsText(table), WIDE));
  return [...parts, tableNotes(table).join('\n')].join('\n\n');
}

/** Lines are never broken. */
const WIDE = Number.POSITIVE_INFINITY;
