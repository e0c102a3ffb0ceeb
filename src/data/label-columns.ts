import { badMapValue, unknownClass, unknownSpace, wrongColumns } from '../errors/data-labels.js';
import { noColumn } from '../errors/data-tables.js';
import { type Problem, ZooError } from '../errors/problem.js';
import type { LabelSpace } from '../part.js';
import { type CellValue, type LabelReader, readerOf } from './label-readers.js';

export type { LabelReader } from './label-readers.js';

/** The columns of one label space, as given in the page. */
export interface LabelColumns {
  readonly column?: string;
  readonly columns?: readonly string[];
  readonly map?: { readonly [value: string]: CellValue };
  readonly separator?: string;
  readonly none?: readonly CellValue[];
  readonly missing?: readonly CellValue[];
}

/**
 * Readers for the columns of a page's label spaces; `missing` are values that mean a missing label in all of them. If
 * the columns do not fit the spaces, throws all problems together.
 */
export function labelReaders(
  labels: { readonly [space: string]: LabelColumns },
  spaces: { readonly [space: string]: LabelSpace },
  missing: readonly CellValue[],
): { readonly [space: string]: LabelReader } {
  const problems: Problem[] = [];
  const readers = Object.entries(labels).map(([name, columns]) => {
    const space = spaces[name];
    const wrong = space
      ? mistakes(space, columns)
      : [unknownSpace(`data.labels.${name}`, name, Object.keys(spaces))];
    problems.push(...wrong);
    const whole = { ...columns, missing: [...missing, ...(columns.missing ?? [])] };
    return [name, space && wrong.length === 0 ? readerOf(space, whole) : () => ({})] as const;
  });
  if (problems.length > 0) throw new ZooError(problems);
  return Object.fromEntries(readers);
}

function mistakes({ name, kind, names }: LabelSpace, labels: LabelColumns): Problem[] {
  const { column, columns, map = {}, separator, none } = labels;
  const path = `data.labels.${name}`;
  if ((column === undefined) === (columns === undefined)) return [wrongColumns(path, formsOf(kind, names))];
  if (columns && (kind === 'classes' || columns.length !== names.length))
    return [wrongColumns(path, formsOf(kind, names))];
  const tags = kind === 'multi-label' && column !== undefined;
  const problems: Problem[] = [];
  if (separator !== undefined && (kind === 'classes' || columns))
    problems.push(wrongColumns(`${path}.separator`, 'no separator, since a cell holds one value'));
  if (none && !tags)
    problems.push(
      wrongColumns(
        `${path}.none`,
        'no list of none here, which is for a column of tags. Map values that mean no label to none',
      ),
    );
  const named = kind === 'classes' || tags;
  for (const value of Object.values(map)) {
    if (value === 'none') continue;
    if (named && !names.includes(String(value)))
      problems.push(unknownClass(`${path}.map`, name, String(value), names));
    const number = Number(value);
    if (!named && !(kind === 'continuous' ? Number.isFinite(number) : number === 0 || number === 1))
      problems.push(badMapValue(`${path}.map`, String(value), kind === 'continuous' ? 'a number' : '0 or 1'));
  }
  return problems;
}

/** The ways to give the columns of a space. */
function formsOf(kind: LabelSpace['kind'], names: readonly string[]): string {
  if (kind === 'classes') return '"column": the column that names the class';
  const several = `"columns": a list of ${names.length}, for ${names.join(', ')}`;
  const list = kind === 'continuous' ? 'numbers' : 'tags';
  return `${several}; or "column": the column whose cells list ${list}`;
}

/** Problems for columns that the page names but the table lacks; `there` are the table's columns. */
export function missingColumns(file: string, wanted: readonly string[], there: readonly string[]): Problem[] {
  return wanted.filter((column) => !there.includes(column)).map((column) => noColumn(file, column, there));
}
