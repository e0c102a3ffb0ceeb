import type { Row, RowList, Split } from '../part.js';

/** Something that several rows share, with its name: the rows of one image, of one person. */
export interface Shared {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Everything that more than one row shares; `of` is undefined for rows that share nothing. */
export function shared(rows: RowList, of: (row: Row) => string | null | undefined): readonly Shared[] {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const name = of(row);
    if (name === null || name === undefined) continue;
    const others = found.get(name);
    if (others) others.push(row);
    else found.set(name, [row]);
  }
  return [...found].flatMap(([name, own]) => (own.length > 1 ? [{ name, rows: own }] : []));
}

/** The splits that rows are in. */
export const splitsOf = (rows: readonly Row[]): readonly Split[] => [
  ...new Set(rows.map(({ split }) => split)),
];
