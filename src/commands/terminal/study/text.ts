import type { StudyTable } from '../../../many/study-table.js';
import { contrastsText, tableNotes, variantsText } from '../../../report/study-text.js';
import { formatTable } from '../table.js';

/** The table of a study as text, the same at any width of the terminal, because it is kept in a file too. */
export function studyText(table: StudyTable): string {
  const parts = [formatTable(variantsText(table), WIDE)];
  if (table.contrasts.length > 0) parts.push(formatTable(contrastsText(table), WIDE));
  return [...parts, tableNotes(table).join('\n')].join('\n\n');
}

/** Lines are never broken. */
const WIDE = Number.POSITIVE_INFINITY;
