import type { Row, RowList, Split } from '../part.js';

/** Something that several rows share, by what it is called: the rows of one image, the splits of one person. */
export interface Shared {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** What rows share, where more than one has it; `of` is undefined for a row that has nothing to share. */
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
