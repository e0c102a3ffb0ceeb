import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StudyTable } from '../many/study-table.js';

/** The scores of the demos of pages on drawn faces, by page name: fractions of one, over seeds. */
export type Measured = {
  readonly [page: string]: {
    readonly [metric: string]: { readonly mean: number; readonly deviation: number | null };
  };
};

/** The results of a zoo's studies, as written by `zoo ablate`: `studies/results/NAME.json`. */
export function readMeasured(zoo: string): Measured {
  const folder = join(zoo, 'studies', 'results');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  const tables = files
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as StudyTable);
  return Object.fromEntries(
    tables.flatMap(({ variants }) =>
      variants.filter(({ seeds }) => seeds.length > 0).map(({ page, scores }) => [page, scores]),
    ),
  );
}
