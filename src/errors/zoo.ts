/** Every sentence about the library of pages and its papers. */
import { nearest } from './nearest.js';
import type { Problem } from './problem.js';

const among = (word: string, names: readonly string[]): string => {
  const near = nearest(word, names);
  return near === undefined ? `There are: ${names.join(', ')}.` : `Did you mean "${near}"?`;
};

export const nothingMatches = (pattern: string, names: readonly string[]): Problem => ({
  code: 'nothing-matches',
  message: `no page of the zoo matches "${pattern}". ${among(pattern, names)}`,
});

export const unknownPaper = (paper: string, papers: readonly string[]): Problem => ({
  code: 'unknown-paper',
  path: 'reproduces.paper',
  message: `there is no paper "${paper}". ${among(paper, papers)}`,
});

export const unknownTable = (paper: string, table: number, tables: readonly string[]): Problem => ({
  code: 'unknown-table',
  path: 'reproduces.table',
  message: `the paper ${paper} has no table ${table}. There are: ${tables.join(', ')}.`,
});

export const unknownRow = (paper: string, table: number, row: string, rows: readonly string[]): Problem => ({
  code: 'unknown-row',
  path: 'reproduces.row',
  message: `table ${table} of ${paper} has no row "${row}". ${among(row, rows)}`,
});
