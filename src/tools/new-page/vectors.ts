import * as say from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import { word } from '../../zoo/template.js';
import type { TableFacts } from './table.js';

/** The vectors in a table without images: its columns of numbers that are not predicted. */
export interface Vectors {
  readonly backbone: string;
  readonly said: readonly string[];
}

/** The vectors of a table. Throws if no remaining column has numbers in (nearly) every row. */
export function vectorsOf(
  { file, rows, columns, candidates }: TableFacts,
  predicted: readonly string[],
): Vectors {
  const others = candidates.filter((name) => !predicted.includes(name)).map((name) => columns.get(name)!);
  const used = others.filter(({ numbers, empty }) => numbers && numbers.rows + empty === rows);
  if (used.length === 0) throw new ZooError(say.noImageColumn(file, [...columns.keys()]));
  const left = others.filter((column) => !used.includes(column)).map(({ name }) => name);
  const list = (of: (numbers: { mean: number; deviation: number }) => number): string =>
    used.map(({ numbers }) => Number(of(numbers!).toPrecision(6))).join(', ');
  const lines = [
    'type: features',
    `file: ${word(file)}`,
    'keys: false',
    `width: ${used.length}`,
    `columns: [${used.map(({ name }) => word(name)).join(', ')}]`,
    `mean: [${list(({ mean }) => mean)}]`,
    `std: [${list(({ deviation }) => deviation || 1)}]`,
  ];
  return {
    backbone: `\n${lines.map((line) => `  ${line}`).join('\n')}`,
    said: [
      `no column has image files, so each row is a vector of ${used.length} numbers: ${used
        .map(({ name }) => name)
        .slice(0, 8)
        .join(', ')}${used.length > 8 ? ', ...' : ''}`,
      'each is scaled by the mean and deviation of its column; an empty cell counts as the mean',
      ...(left.length > 0 ? [`not used, since they are not numbers: ${left.join(', ')}`] : []),
    ],
  };
}
