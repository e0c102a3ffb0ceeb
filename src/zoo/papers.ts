import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZooError } from '../errors/problem.js';
import { unknownPaper, unknownRow, unknownTable } from '../errors/zoo.js';

/** The paper that a page reproduces, and the row of its table; no row if no number was read. */
export interface Reproduces {
  readonly paper: string;
  readonly table?: number;
  readonly row?: string;
}

/** How sure the details of a page are. `read`: from the paper or its authors' code; `recalled`: from memory. */
export type Details = 'read' | 'recalled';

/** The numbers that a paper reports for one metric, in percent. */
export interface PaperScore {
  readonly value?: number;
  readonly perClass?: readonly number[];
  /** On the test set, if the paper reports that too. */
  readonly test?: number;
}

export type PaperScores = { readonly [metric: string]: PaperScore };

/** zoo/papers/NAME.json */
export interface Paper {
  readonly title: string;
  readonly authors: string;
  readonly year: number;
  readonly details: Details;
  /** Pages whose details differ from the paper's default, by name. */
  readonly except?: { readonly [page: string]: Details };
  /** Name of the data set part for its numbers; absent if the zoo has none of its numbers. */
  readonly data?: string;
  readonly unit?: string;
  readonly note: string;
  readonly tables: { readonly [table: string]: { readonly [row: string]: PaperScores } };
  /** Numbers from its text or its authors' code, rather than from a table. */
  readonly text?: { readonly [row: string]: PaperScores };
}

export type Papers = { readonly [name: string]: Paper };

/** The papers in a zoo's folder, by name. */
export function readPapers(folder: string): Papers {
  const files = readdirSync(join(folder, 'papers')).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files
      .sort()
      .map((file) => [
        file.slice(0, -'.json'.length),
        JSON.parse(readFileSync(join(folder, 'papers', file), 'utf8')) as Paper,
      ]),
  );
}

/**
 * The paper's numbers of a row, by metric, in percent; empty without a row. Throws a ZooError if the paper, table or
 * row does not exist.
 */
export function paperScores(papers: Papers, { paper, table, row }: Reproduces): PaperScores {
  const found = papers[paper];
  if (!found) throw new ZooError(unknownPaper(paper, Object.keys(papers)));
  if (row === undefined) return {};
  const rows = table === undefined ? (found.text ?? {}) : found.tables[table];
  if (!rows) throw new ZooError(unknownTable(paper, table!, Object.keys(found.tables)));
  const scores = rows[row];
  if (!scores) throw new ZooError(unknownRow(paper, table, row, Object.keys(rows)));
  return scores;
}
