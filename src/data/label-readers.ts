import { nearest } from '../errors/nearest.js';
import type { LabelSpace } from '../part.js';
import type { Columns, Fields } from '../tables/fields.js';
import { arrayOf, bitOf } from './cell.js';
import { bitCells, type CellReader, type CellValueOrProblem, lookUp, numberCells } from './label-cells.js';
import type { LabelColumns } from './label-columns.js';
import { oneHot } from './one-hot.js';
import { Remembered } from './remembering.js';

/** A cell value, as written in a page. */
export type CellValue = string | number | boolean;

/** The label of one space in a row: its numbers, NaN for a missing one; and what could not be read. */
export interface LabelOfRow {
  /** Absent if the row has no label of this space. The reader may overwrite it when it reads the next row. */
  readonly label?: Float32Array;
  readonly wrong?: readonly string[];
}

/** Reads the label of one space from a row. */
export type LabelReader = (fields: Fields) => LabelOfRow;

/** The reader for columns that fit their space. */
export function readerOf(space: LabelSpace, labels: LabelColumns): LabelReader {
  const { column, columns } = labels;
  if (space.kind === 'classes') return classReader(space.names, column!, labels);
  const cells = space.kind === 'continuous' ? numberCells(space, labels) : bitCells(labels);
  if (columns) return columnsReader(columns, cells);
  return space.kind === 'continuous'
    ? listReader(space.names, column!, labels, cells.ofText)
    : tagReader(space.names, column!, labels);
}

function classReader(
  names: readonly string[],
  column: string,
  { map = {}, missing = [] }: LabelColumns,
): LabelReader {
  const known = lookUp([...names.map((name) => [name, name] as const), ...Object.entries(map)]);
  const absent = lookUp(missing.map((value) => [String(value), true]));
  const read = new Remembered((text): LabelOfRow => {
    const value = text === '' ? undefined : known(text);
    if (value === undefined && (text === '' || absent(text))) return {};
    const index = names.indexOf(String(value));
    if (index >= 0) return { label: oneHot(names.length, index) };
    if (value === 'none') return {};
    const near = nearest(text, [...names, ...Object.keys(map)]);
    const meant = near === undefined ? '' : `; did you mean "${near}"?`;
    return { wrong: [`${column} is "${text}", neither a class nor in the page's map${meant}`] };
  });
  return (fields) => read.of(fields.trimmed(column));
}

/** A number in each of several columns. */
function columnsReader(names: readonly string[], { ofField, ofText }: CellReader): LabelReader {
  const label = new Float32Array(names.length);
  let columns: Columns | undefined;
  let at: readonly (number | undefined)[] = [];
  return (fields) => {
    if (fields.columns !== columns) {
      columns = fields.columns;
      at = names.map((name) => fields.columns.at.get(name));
    }
    return joined(
      label,
      (i) => (at[i] === undefined ? ofText('') : ofField(fields, at[i])),
      (i) => `${names[i]} is "${fields.trimmed(names[i]!)}"`,
    );
  };
}

/** Several tags in one cell: a JSON array of tags or of 0 and 1, or tags with a separator. */
function tagReader(
  names: readonly string[],
  column: string,
  { map = {}, missing = [], none = [], separator }: LabelColumns,
): LabelReader {
  const known = lookUp([...names.map((name) => [name, name] as const), ...Object.entries(map)]);
  const absent = lookUp(missing.map((value) => [String(value), true]));
  const negative = lookUp(none.map((value) => [String(value), true]));
  return (fields) => {
    if (!fields.has(column)) return {};
    const text = fields.trimmed(column);
    if (negative(text)) return { label: new Float32Array(names.length) };
    if (text === '' || absent(text)) return {};
    const list = arrayOf(text);
    if (
      list &&
      list.length === names.length &&
      list.every((one) => known(one) === undefined && bitOf(one) !== undefined)
    )
      return { label: Float32Array.from(list, (one) => bitOf(one)!) };
    const tags = list ?? partsOf(text, separator).filter((tag) => tag !== '');
    const unknown = tags.filter((tag) => known(tag) === undefined);
    if (unknown.length > 0 && !list) {
      const split =
        separator === undefined ? SEPARATORS.find((one) => isListOf(text, one, known)) : undefined;
      if (split !== undefined)
        return {
          wrong: [
            `${column} is "${text}"; to read it as several tags, add separator: ${JSON.stringify(split)}`,
          ],
        };
    }
    if (unknown.length > 0) {
      const near = nearest(unknown[0]!, names);
      const meant = near === undefined ? '' : `; did you mean "${near}"?`;
      return {
        wrong: [
          `${column} has the tag "${unknown[0]}", which is neither a name of its labels nor in the page's map${meant}`,
        ],
      };
    }
    const meanings = new Set(tags.map((tag) => String(known(tag))));
    return { label: Float32Array.from(names, (name) => Number(meanings.has(name))) };
  };
}

/** Several numbers in one cell. */
function listReader(
  names: readonly string[],
  column: string,
  { missing = [], separator }: LabelColumns,
  read: CellReader['ofText'],
): LabelReader {
  const absent = lookUp(missing.map((value) => [String(value), true]));
  const label = new Float32Array(names.length);
  return (fields) => {
    const text = fields.trimmed(column);
    if (text === '' || absent(text)) return {};
    const list = arrayOf(text) ?? partsOf(text, separator);
    if (list.length !== names.length)
      return { wrong: [`${column} is "${text}"; expected ${names.length} numbers, for ${names.join(', ')}`] };
    return joined(
      label,
      (i) => read(list[i]!),
      (i) => `${column} has "${list[i]}"`,
    );
  };
}

/** Common separators of tags. */
const SEPARATORS = ['|', ';', ',', ' '];

/** Whether a text is a list of at least two known tags with this separator. */
function isListOf(text: string, separator: string, known: (text: string) => unknown): boolean {
  const parts = partsOf(text, separator);
  return parts.length > 1 && parts.every((part) => known(part) !== undefined);
}

const partsOf = (text: string, separator: string | undefined): readonly string[] =>
  separator === undefined ? [text] : text.split(separator).map((part) => part.trim());

/** Fills a label with the values of cells; unreadable ones become missing, and are reported. */
function joined(
  label: Float32Array,
  read: (i: number) => CellValueOrProblem,
  found: (i: number) => string,
): LabelOfRow {
  let wrong: string[] | undefined;
  let isLabeled = false;
  for (let i = 0; i < label.length; i++) {
    const value = read(i);
    label[i] = typeof value === 'number' ? value : Number.NaN;
    if (typeof value !== 'number') {
      wrong ??= [];
      wrong.push(`${found(i)}; expected ${value.expected}`);
    } else if (!Number.isNaN(value)) isLabeled = true;
  }
  if (!wrong) return isLabeled ? { label } : {};
  return isLabeled ? { label, wrong } : { wrong };
}
