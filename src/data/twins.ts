import type { Row, RowList, Split } from '../part.js';
import { MadeList } from './made-list.js';

/** Something that several rows share, with its name: the rows of one image, of one person. */
export interface Shared {
  readonly name: string;
  readonly rows: RowList;
}

/** Everything that more than one row shares; `of` is undefined for rows that share nothing. */
export function shared(rows: RowList, of: (row: Row) => string | null | undefined): readonly Shared[] {
  const found = new Map<string, number[]>();
  for (const [at, row] of rows.entries()) {
    const name = of(row);
    if (name === null || name === undefined) continue;
    const others = found.get(name);
    if (others) others.push(at);
    else found.set(name, [at]);
  }
  return [...found].flatMap(([name, own]) =>
    own.length > 1 ? [{ name, rows: new MadeList(own.length, (i) => rows.at(own[i]!)!) }] : [],
  );
}

/** The splits that rows are in. */
export const splitsOf = (rows: RowList): readonly Split[] => [...new Set(rows.map(({ split }) => split))];
