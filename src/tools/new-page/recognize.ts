import { arrayOf, bitOf, isNumber } from '../../data/cell.js';
import * as say from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import type { LabelSpace } from '../../part.js';
import { type Column, plainValues } from './columns.js';
import { tagsOf } from './tags.js';

/** The kind of labels in a column. */
export interface Recognized {
  readonly kind: LabelSpace['kind'];
  /** The names of its label space; for several tags or numbers per cell, all of them. */
  readonly names: readonly string[];
  /** True if one cell contains the labels of all names. */
  readonly isList: boolean;
  readonly map?: { readonly [value: string]: string };
  readonly separator?: string;
  readonly none?: readonly string[];
  readonly missing?: readonly string[];
  /** For numbers: the settings of their space besides kind and names. */
  readonly scale?: Pick<LabelSpace, 'standardize' | 'unit'>;
  /** A remark for the user: `yes or no, where -1 is no`. */
  readonly what: string;
}

/** Texts that mark a missing number. */
const ABSENT = /^(na|n\/a|nan|null|nil|none|missing|unknown|\?|-|\.)$/i;
/** Numbers that mark a missing one, if no other number is below zero. */
const SENTINELS = ['-1', '-9', '-99', '-999', '-9999'];
/** With more classes than this, nearly every row has its own text. */
const MOST_CLASSES = 100;

/** The kind of labels in a column. Throws `unclear-column` if it cannot be predicted. */
export function recognize(column: Column, asClasses = false): Recognized {
  const { name } = column;
  if (column.values.size === 0) throw new ZooError(say.unclearColumn(name, 'nothing'));
  if (plainValues(column).size === 1) {
    const [value] = column.values.keys();
    throw new ZooError(say.unclearColumn(name, `one value, ${value}`));
  }
  const found = asClasses
    ? classes(column)
    : (lists(column) ?? bits(column) ?? numbers(column) ?? tagged(column) ?? classes(column));
  if (found) return found;
  throw new ZooError(say.unclearColumn(name, 'too many distinct texts'));
}

/** Yes or no, in one of the common notations. */
function bits(column: Column): Recognized | undefined {
  const values = [...plainValues(column)];
  const lower = new Set(values.map((value) => value.toLowerCase()));
  const base = { kind: 'multi-label', names: [column.name], isList: false } as const;
  const are = (...texts: string[]): boolean =>
    lower.size === texts.length && texts.every((text) => lower.has(text));
  if (lower.size === 2 && values.every((value) => bitOf(value) !== undefined))
    return { ...base, what: 'yes or no' };
  if (are('-1', '1')) return { ...base, map: { '-1': '0' }, what: 'yes or no, where -1 means no' };
  if (are('-1', '0', '1'))
    return { ...base, missing: ['-1'], what: 'yes or no, where -1 means a missing label' };
  const [no, yes] = are('n', 'y') ? ['n', 'y'] : are('f', 't') ? ['f', 't'] : [];
  if (no === undefined || yes === undefined) return undefined;
  const map = Object.fromEntries(values.map((value) => [value, value.toLowerCase() === yes ? '1' : '0']));
  return { ...base, map, what: `yes or no, where ${no} means no` };
}

/** One number per cell. Numbers are never classes, unless the user sets that. */
function numbers(column: Column): Recognized | undefined {
  const values = [...plainValues(column)];
  const absent = values.filter((value) => !isNumber(value));
  if (column.isCut ? column.numbers?.rows !== filledRows(column) : !absent.every((text) => ABSENT.test(text)))
    return undefined;
  const found = values.filter(isNumber).map(Number);
  if (found.length < 2) return undefined;
  const below = found.filter((value) => value < 0);
  const sentinel =
    below.length === 1 && found.length > 3 && SENTINELS.includes(String(below[0])) ? [String(below[0])] : [];
  const sound = sentinel.length > 0 ? found.filter((value) => value >= 0) : found;
  const missing = [...absent, ...sentinel];
  const [least, most] = [Math.min(...sound), Math.max(...sound)];
  const without = missing.length > 0 ? `; ${missing.join(', ')} read as a missing label` : '';
  const base = {
    kind: 'continuous',
    names: [column.name],
    isList: false,
    ...(missing.length > 0 && { missing }),
  } as const;
  if (least < 0 && least >= -1 && most <= 1) return { ...base, what: `numbers from -1 to 1${without}` };
  const unit = unitOf(column.name);
  const codes =
    sound.every(Number.isInteger) && sound.length <= 20
      ? `. If they are codes of classes: --classes ${column.name}`
      : '';
  return {
    ...base,
    scale: { standardize: true, ...(unit !== undefined && { unit }) },
    what: `numbers from ${least} to ${most}${unit === undefined ? '' : ` ${unit}`}, standardized${without}${codes}`,
  };
}

const filledRows = ({ values }: Column): number =>
  [...values.values()].reduce((sum, count) => sum + count, 0);

/** The unit in the name of a column: `height [cm]`, `width (px)`, `age`. */
function unitOf(name: string): string | undefined {
  const [, unit] = /[[(]([^[\]()]{1,12})[\])]\s*$/.exec(name) ?? [];
  if (unit !== undefined) return unit;
  return /^ages?$|(^|[_ -])years?$/i.test(name) ? 'years' : undefined;
}

/** JSON arrays: tags, or numbers of the same length in every row. */
function lists(column: Column): Recognized | undefined {
  const arrays = Array.from(column.values.keys(), arrayOf);
  if (!arrays.every((array) => array !== undefined)) return undefined;
  const filled = arrays.filter((array) => array.length > 0);
  const { length = 0 } = filled[0] ?? [];
  const isNumeric = filled.every(
    (array) => array.length === length && array.every((one) => one === '' || isNumber(one)),
  );
  if (!isNumeric) return tags(column, filled, {});
  const names = Array.from({ length }, (_, i) => `${column.name}-${i + 1}`);
  const values = filled
    .flat()
    .filter((one) => one !== '')
    .map(Number);
  if (values.every((value) => value === 0 || value === 1))
    return { kind: 'multi-label', names, isList: true, what: `${length} times yes or no in an array` };
  const inUnit = values.every((value) => Math.abs(value) <= 1);
  return {
    kind: 'continuous',
    names,
    isList: true,
    ...(!inUnit && { scale: { standardize: true } }),
    what: `${length} numbers in an array`,
  };
}

/** Several tags per cell, with a separator between them. */
function tagged(column: Column): Recognized | undefined {
  if (column.isCut) return undefined;
  const found = tagsOf([...column.values.keys()]);
  return found && tags(column, found.lists, { separator: found.separator });
}

const NOTHING = /^(none|nothing|no finding|no findings|no label|normal|healthy|-)$/i;

function tags(
  column: Column,
  lists: readonly (readonly string[])[],
  form: Pick<Recognized, 'separator'>,
): Recognized | undefined {
  const never = lists.flatMap((list) => (list.length === 1 && NOTHING.test(list[0]!) ? list : []));
  const names = [...new Set(lists.flat())].filter((tag) => tag !== '' && !never.includes(tag)).sort();
  if (names.length === 0 || names.length > MOST_CLASSES) return undefined;
  const none = [...never, ...(column.empty > 0 ? [''] : [])];
  const empty = column.empty > 0 ? `; empty cells (${column.empty}) mean none of them` : '';
  const separated = form.separator === undefined ? 'arrays' : `separator ${JSON.stringify(form.separator)}`;
  return {
    kind: 'multi-label',
    names,
    isList: true,
    ...form,
    ...(none.length > 0 && { none }),
    what: `any of ${namesText(names)} (${separated})${empty}`,
  };
}

function classes(column: Column): Recognized | undefined {
  const plain = plainValues(column);
  const names = [...plain].filter((text) => !/^(n\/a|nan|null|\?)$/i.test(text));
  const missing = [...plain].filter((text) => !names.includes(text));
  if (column.isCut || names.length < 2 || names.length > MOST_CLASSES) return undefined;
  const numeric = names.every(isNumber);
  names.sort(numeric ? (a, b) => Number(a) - Number(b) : undefined);
  const without = missing.length > 0 ? `; ${missing.join(', ')} read as a missing label` : '';
  return {
    kind: 'classes',
    names,
    isList: false,
    ...(missing.length > 0 && { missing }),
    what: `one of ${namesText(names)}${without}`,
  };
}

const namesText = (names: readonly string[]): string =>
  names.length > 8 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ');
