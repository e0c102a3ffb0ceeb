/** Messages about the library of pages and its papers. */
import { meant } from './nearest.js';
import type { Problem } from './problem.js';

const among = (word: string, names: readonly string[]): string =>
  meant(word, names, `There are: ${names.join(', ')}.`);

/**
 * `zoo list` was given a pattern that matches no page.
 *
 * @example no page of the zoo matches "mlt-*". Did you mean "mtl-cross-attn"?
 */
export const nothingMatches = (pattern: string, names: readonly string[]): Problem => ({
  code: 'nothing-matches',
  message: `no page of the zoo matches "${pattern}". ${among(pattern, names)}`,
});

/**
 * A page's `reproduces` names a paper that zoo/papers does not have.
 *
 * @example there is no paper "nguyen-2021". Did you mean "nguyen-2022"?
 */
export const unknownPaper = (paper: string, papers: readonly string[]): Problem => ({
  code: 'unknown-paper',
  path: 'reproduces.paper',
  message: `there is no paper "${paper}". ${among(paper, papers)}`,
});

/**
 * A page's `reproduces` names a table that zoo/papers does not have for that paper.
 *
 * @example the paper nguyen-2022 has no table 7. There are: 1, 2, 3, 4.
 */
export const unknownTable = (paper: string, table: number, tables: readonly string[]): Problem => ({
  code: 'unknown-table',
  path: 'reproduces.table',
  message: `the paper ${paper} has no table ${table}. There are: ${tables.join(', ')}.`,
});

/**
 * A page's `reproduces` names a row that the paper's table, or its text, does not have.
 *
 * @example table 2 of nguyen-2022 has no row "ANFl". Did you mean "ANFL"?
 */
export const unknownRow = (
  paper: string,
  table: number | undefined,
  row: string,
  rows: readonly string[],
): Problem => ({
  code: 'unknown-row',
  path: 'reproduces.row',
  message: `${table === undefined ? 'the text' : `table ${table}`} of ${paper} has no row "${row}". ${among(row, rows)}`,
});
