import { unknownClass, unknownSpace, wrongColumns } from '../errors/data-labels.js';
import { noColumn } from '../errors/data-tables.js';
import { nearest } from '../errors/nearest.js';
import { type Problem, ZooError } from '../errors/problem.js';
import { limitsOf, limitsText } from '../labels.js';
import type { LabelSpace } from '../part.js';
import { oneHot } from './one-hot.js';

/** The columns of one label space, as the page gives them. */
export interface LabelColumns {
  readonly column?: string;
  readonly map?: { readonly [value: string]: string };
  readonly columns?: readonly string[];
}

/** A field of a row by column name; undefined where it is empty or means that there is no label. */
export type LabelField = (column: string) => string | undefined;

/** Takes one label space's label from a row: its numbers, undefined where it has none, or what is wrong with it. */
export type LabelReader = (field: LabelField) => Float32Array | undefined | string;

/** What the columns of a page's label spaces mean. Throws, all problems at once, where they do not fit the spaces. */
export function labelReaders(
  labels: { readonly [space: string]: LabelColumns },
  spaces: { readonly [space: string]: LabelSpace },
): { readonly [space: string]: LabelReader } {
  const problems: Problem[] = [];
  const readers = Object.entries(labels).map(([name, columns]) => {
    const space = spaces[name];
    const wrong = space
      ? mistakes(space, columns)
      : [unknownSpace(`data.labels.${name}`, name, Object.keys(spaces))];
    problems.push(...wrong);
    return [name, space && wrong.length === 0 ? reader(space, columns) : () => undefined] as const;
  });
  if (problems.length > 0) throw new ZooError(problems);
  return Object.fromEntries(readers);
}

function mistakes({ name, kind, names }: LabelSpace, { column, map, columns }: LabelColumns): Problem[] {
  if (kind === 'classes') {
    if (column === undefined || columns) return [wrongColumns(name, 'column: the one that names the class')];
    const unknown = Object.values(map ?? {}).filter((value) => !names.includes(value));
    return unknown.map((value) => unknownClass(`data.labels.${name}.map`, name, value, names));
  }
  if (columns?.length === names.length && column === undefined && !map) return [];
  return [wrongColumns(name, `columns: a list of ${names.length}, for ${names.join(', ')}`)];
}

function reader(space: LabelSpace, { column, map = {}, columns = [] }: LabelColumns): LabelReader {
  if (space.kind === 'classes') return classReader(space.names, column!, map);
  const [least, most] = limitsOf(space);
  const within = (value: number): boolean => Number.isFinite(value) && value >= least && value <= most;
  const accepts = space.kind === 'continuous' ? within : isBit;
  const expected = space.kind === 'continuous' ? limitsText(space) : '0 or 1';
  return (field) => {
    const texts = columns.map(field);
    if (texts.every((text) => text === undefined)) return undefined;
    const wrong = texts.findIndex((text) => text !== undefined && !accepts(Number(text)));
    if (wrong >= 0) return `${columns[wrong]} is "${texts[wrong]}"; expected ${expected}`;
    return Float32Array.from(texts, Number); // NaN where there is none
  };
}

function classReader(
  names: readonly string[],
  column: string,
  map: { readonly [value: string]: string },
): LabelReader {
  return (field) => {
    const value = field(column);
    if (value === undefined) return undefined;
    const index = names.indexOf(Object.hasOwn(map, value) ? map[value]! : value);
    if (index < 0) {
      const near = nearest(value, [...names, ...Object.keys(map)]);
      return `${column} is "${value}", neither a class nor in the page's map${near === undefined ? '' : `; did you mean "${near}"?`}`;
    }
    return oneHot(names.length, index);
  };
}

function isBit(value: number): boolean {
  return value === 0 || value === 1;
}

/** The problems of columns that the page names and a table lacks; `there` are the table's. */
export function missingColumns(file: string, wanted: readonly string[], there: readonly string[]): Problem[] {
  return wanted.filter((column) => !there.includes(column)).map((column) => noColumn(file, column, there));
}
