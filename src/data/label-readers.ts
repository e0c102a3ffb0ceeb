import { nearest } from '../errors/nearest.js';
import { limitsOf, limitsText } from '../labels.js';
import type { LabelSpace } from '../part.js';
import type { Columns, Fields } from '../tables/fields.js';
import { arrayOf, bitOf, isNumber, plainValue } from './cell.js';
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

/** A number, NaN if the cell means a missing label; or what was expected. */
type CellValueOrProblem = number | { readonly expected: string };

/** Reads a cell: its text, or a field of a row by its position. */
interface CellReader {
  readonly ofText: (text: string) => CellValueOrProblem;
  readonly ofField: (fields: Fields, at: number) => CellValueOrProblem;
}

/** Reads a cell by the space's `map` and `missing`, and otherwise with `read`. */
function mapped(
  { map = {}, missing = [] }: LabelColumns,
  read: (text: string) => CellValueOrProblem,
): Remembered<CellValueOrProblem> {
  const known = lookUp(Object.entries(map));
  const absent = lookUp(missing.map((value) => [String(value), true]));
  return new Remembered((text) => {
    const value = text === '' ? undefined : known(text);
    if (value !== undefined) return value === 'none' ? Number.NaN : Number(value);
    return text === '' || absent(text) ? Number.NaN : read(text);
  });
}

/** Looks up the meaning of a text as written, or else as the same number. */
function lookUp<T>(
  meanings: readonly (readonly [text: string, meaning: T])[],
): (text: string) => T | undefined {
  const written = new Map(meanings);
  const numbers = new Map(
    meanings.filter(([text]) => isNumber(text)).map(([text, meaning]) => [Number(text), meaning]),
  );
  if (numbers.size === 0) return (text) => written.get(text);
  return (text) => {
    const meaning = written.get(text);
    if (meaning !== undefined) return meaning;
    const same = numbers.get(Number(text)); // before isNumber, which takes longer, and which few texts get to
    return same !== undefined && isNumber(text) ? same : undefined;
  };
}

/** Cells of 0 or 1. */
function bitCells(labels: LabelColumns): CellReader {
  const known = mapped(labels, (text) => {
    const expected =
      plainValue(text) === '-1'
        ? '0 or 1. If -1 means no, add map: { -1: 0 }; if it means no label, missing: [-1]'
        : '0 or 1';
    return bitOf(text) ?? { expected };
  });
  return {
    ofText: (text) => known.of(text),
    ofField: (fields, at) => {
      const unit = fields.unitAt(at);
      return unit !== undefined && unit > SPACE && unit < 128
        ? known.ofUnit(unit)
        : known.of(fields.trimmedAt(at));
    },
  };
}

const SPACE = 32;

/** Cells of numbers. Most are plain decimals that the page does not map, and are read without their text. */
function numberCells(space: LabelSpace, labels: LabelColumns): CellReader {
  const [least, most] = limitsOf(space);
  const inLimits = (value: number): boolean => value >= least && value <= most;
  const { map = {}, missing = [] } = labels;
  const special = new Set([...Object.keys(map), ...missing].map(Number));
  const known = mapped(labels, (text) => {
    const value = Number(text);
    return Number.isFinite(value) && inLimits(value) ? value : { expected: limitsText(space) };
  });
  return {
    ofText: (text) => known.of(text),
    ofField: (fields, at) => {
      const value = fields.decimalAt(at);
      const isPlain = value !== undefined && inLimits(value) && !(special.size > 0 && special.has(value));
      return isPlain ? value : known.of(fields.trimmedAt(at));
    },
  };
}

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
