import { nearest } from '../errors/nearest.js';
import { limitsOf, limitsText } from '../labels.js';
import type { LabelSpace } from '../part.js';
import { arrayOf, bitOf, isNumber, plainValue } from './cell.js';
import type { LabelColumns } from './label-columns.js';
import { oneHot } from './one-hot.js';
import { remembering } from './remembering.js';

/** A cell value, as written in a page. */
export type CellValue = string | number | boolean;

/** A field of a row by column name, trimmed; undefined if the row lacks it. */
export type LabelField = (column: string) => string | undefined;

/** The label of one space in a row: its numbers, NaN for a missing one; and what could not be read. */
export interface LabelOfRow {
  /** Absent if the row has no label of this space. */
  readonly label?: Float32Array;
  readonly wrong?: readonly string[];
}

/** Reads the label of one space from a row. */
export type LabelReader = (field: LabelField) => LabelOfRow;

/** The reader for columns that fit their space. */
export function readerOf(space: LabelSpace, labels: LabelColumns): LabelReader {
  const { column, columns } = labels;
  if (space.kind === 'classes') return classReader(space.names, column!, labels);
  const read = mapped(labels, space.kind === 'continuous' ? numberIn(space) : bitValue);
  if (columns) {
    const found = (text: string, i: number): string => `${columns[i]} is "${text}"`;
    return (field) => joined(columns.length, (i) => field(columns[i]!) ?? '', read, found);
  }
  return space.kind === 'continuous'
    ? listReader(space.names, column!, labels, read)
    : tagReader(space.names, column!, labels);
}

function classReader(
  names: readonly string[],
  column: string,
  { map = {}, missing = [] }: LabelColumns,
): LabelReader {
  const known = lookUp([...names.map((name) => [name, name] as const), ...Object.entries(map)]);
  const absent = lookUp(missing.map((value) => [String(value), true]));
  const read = remembering((text): LabelOfRow => {
    const value = text === '' ? undefined : known(text);
    if (value === undefined && (text === '' || absent(text))) return {};
    const index = names.indexOf(String(value));
    if (index >= 0) return { label: oneHot(names.length, index) };
    if (value === 'none') return {};
    const near = nearest(text, [...names, ...Object.keys(map)]);
    const meant = near === undefined ? '' : `; did you mean "${near}"?`;
    return { wrong: [`${column} is "${text}", neither a class nor in the page's map${meant}`] };
  });
  return (field) => read(field(column) ?? '');
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
  return (field) => {
    const text = field(column);
    if (text === undefined) return {};
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
  read: CellReader,
): LabelReader {
  const absent = lookUp(missing.map((value) => [String(value), true]));
  return (field) => {
    const text = field(column) ?? '';
    if (text === '' || absent(text)) return {};
    const list = arrayOf(text) ?? partsOf(text, separator);
    if (list.length !== names.length)
      return { wrong: [`${column} is "${text}"; expected ${names.length} numbers, for ${names.join(', ')}`] };
    return joined(
      list.length,
      (i) => list[i]!,
      read,
      (text) => `${column} has "${text}"`,
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
type CellReader = (text: string) => number | { readonly expected: string };

/** Reads a cell by the space's `map` and `missing`, and otherwise with `read`. */
function mapped({ map = {}, missing = [] }: LabelColumns, read: CellReader): CellReader {
  const known = lookUp(Object.entries(map));
  const absent = lookUp(missing.map((value) => [String(value), true]));
  return remembering((text) => {
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

const bitValue: CellReader = (text) => {
  const expected =
    plainValue(text) === '-1'
      ? '0 or 1. If -1 means no, add map: { -1: 0 }; if it means no label, missing: [-1]'
      : '0 or 1';
  return bitOf(text) ?? { expected };
};

function numberIn(space: LabelSpace): CellReader {
  const [least, most] = limitsOf(space);
  return (text) => {
    const value = Number(text);
    const sound = Number.isFinite(value) && value >= least && value <= most;
    return sound ? value : { expected: limitsText(space) };
  };
}

/** A label of several numbers from the texts of cells; unreadable numbers become missing, and are reported. */
function joined(
  length: number,
  textOf: (i: number) => string,
  read: CellReader,
  found: (text: string, i: number) => string,
): LabelOfRow {
  const label = new Float32Array(length).fill(Number.NaN);
  let wrong: string[] | undefined;
  let isLabeled = false;
  for (let i = 0; i < length; i++) {
    const text = textOf(i);
    const value = read(text);
    if (typeof value !== 'number') {
      wrong ??= [];
      wrong.push(`${found(text, i)}; expected ${value.expected}`);
    } else if (!Number.isNaN(value)) {
      label[i] = value;
      isLabeled = true;
    }
  }
  if (!wrong) return isLabeled ? { label } : {};
  return isLabeled ? { label, wrong } : { wrong };
}
