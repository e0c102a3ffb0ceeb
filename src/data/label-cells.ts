import { limitsOf, limitsText } from '../labels.js';
import type { LabelSpace } from '../part.js';
import type { Fields } from '../tables/fields.js';
import { bitOf, isNumber, plainValue } from './cell.js';
import type { LabelColumns } from './label-columns.js';
import { Remembered } from './remembering.js';

/** A number, NaN if the cell means a missing label; or what was expected. */
export type CellValueOrProblem = number | { readonly expected: string };

/** Reads a cell: its text, or a field of a row by its position. */
export interface CellReader {
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
export function lookUp<T>(
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
export function bitCells(labels: LabelColumns): CellReader {
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
export function numberCells(space: LabelSpace, labels: LabelColumns): CellReader {
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
