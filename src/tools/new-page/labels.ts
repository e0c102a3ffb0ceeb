import type { LabelSpace } from '../../part.js';
import { word } from '../../zoo/template.js';
import type { Column } from './columns.js';
import { type Recognized, recognize } from './recognize.js';

/** A label space, and its options for reading it from the table. */
export interface TableLabels {
  readonly space: LabelSpace;
  /** The options of `data.labels`, in braces. */
  readonly where: string;
  /** What was recognized: `smile, frown: yes or no`. */
  readonly said: string;
}

/** A column, and what it contains. */
type Found = readonly [column: string, held: Recognized];
/** Columns that form one label space. */
type Group = readonly [Found, ...Found[]];

/**
 * The label spaces in these columns. Columns of yes or no with the same values form one space (`units`), as do
 * columns of numbers from -1 to 1 (`values`); each other column is a separate space. Throws if a column cannot be
 * predicted.
 */
export function tableLabels(
  columns: readonly Column[],
  asClasses: readonly string[],
): readonly TableLabels[] {
  const found = columns.map(
    (column): Found => [column.name, recognize(column, asClasses.includes(column.name))],
  );
  const groups = new Map<string, Group>();
  for (const one of found) {
    const key = jointly(one);
    const before = groups.get(key);
    groups.set(key, before ? [...before, one] : [one]);
  }
  const order = ['multi-label', 'continuous', 'classes'];
  const rank = ([[, { kind }]]: Group): number => order.indexOf(kind);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b)).map(labelsOf);
}

/** Columns with the same key form one label space. */
function jointly([name, { kind, isList, scale, map, missing }]: Found): string {
  const isJoint = !isList && kind !== 'classes' && scale === undefined;
  return JSON.stringify(isJoint ? [kind, map, missing] : [name]);
}

function labelsOf(group: Group): TableLabels {
  const [[column, held]] = group;
  const { kind, scale, isList } = held;
  const columns = group.map(([name]) => name);
  const names = group.length === 1 ? held.names : columns;
  const name = group.length === 1 ? spaceName(column) : kind === 'multi-label' ? 'units' : 'values';
  const place =
    kind === 'classes' || isList ? `column: ${word(column)}` : `columns: [${columns.map(word).join(', ')}]`;
  const map = Object.entries(held.map ?? {}).map(([from, to]) => `${word(from)}: ${to}`);
  const options = [
    place,
    ...(held.separator === undefined ? [] : [`separator: ${JSON.stringify(held.separator)}`]),
    ...(map.length > 0 ? [`map: { ${map.join(', ')} }`] : []),
    ...(held.none ? [`none: [${held.none.map(word).join(', ')}]`] : []),
    ...(held.missing ? [`missing: [${held.missing.map(word).join(', ')}]`] : []),
  ];
  return {
    space: { name, kind, names, ...scale },
    where: `{ ${options.join(', ')} }`,
    said: `${columns.join(', ')}: ${held.what}`,
  };
}

/** A name that is valid in a page. */
export function spaceName(text: string): string {
  const name = text.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[^A-Za-z_]/, '_$&');
  return name === 'backbone' ? 'backbone-label' : name;
}
