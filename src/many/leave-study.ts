import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, setAside, writeAtomically } from '../files/write.js';
import { renderStudy } from '../report/study.js';
import { studyCsv, studyLatex, studyMarkdown } from '../report/study-formats.js';
import type { FinishedRun } from './execute.js';
import type { StudyTable } from './study-table.js';

/** The files of a study's table. */
const FILES = {
  report: 'report.html',
  text: 'table.txt',
  markdown: 'table.md',
  latex: 'table.tex',
  csv: 'table.csv',
  json: 'table.json',
} as const;

/** Marks table.json as ours. */
const KIND = 'zoo study table';

/**
 * Writes the table of a study into its folder, in every format; `text` is what the terminal shows. Replaces an
 * earlier table; renames other files with these names. Returns the path of the report.
 */
export function leaveStudy(
  folder: string,
  table: StudyTable,
  runs: readonly FinishedRun[],
  text: string,
): string {
  makeFolder(folder);
  const path = (name: keyof typeof FILES): string => join(folder, FILES[name]);
  if (!isOurs(path('json')))
    for (const name of Object.values(FILES)) if (existsSync(join(folder, name))) setAside(join(folder, name));
  writeAtomically(path('report'), renderStudy({ table, runs }));
  writeAtomically(path('text'), `${text}\n`);
  writeAtomically(path('markdown'), studyMarkdown(table));
  writeAtomically(path('latex'), studyLatex(table));
  writeAtomically(path('csv'), studyCsv(table));
  writeAtomically(path('json'), `${JSON.stringify({ kind: KIND, format: 1, ...table }, null, 2)}\n`);
  return path('report');
}

function isOurs(file: string): boolean {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { kind?: unknown }).kind === KIND;
  } catch {
    return false;
  }
}
