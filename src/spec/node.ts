import type { Place } from '../errors/problem.js';

/** A value of a page with the place where it was written; merging and `--set` return nodes too. */
export type Node = MapNode | ListNode | ScalarNode;

/** A map: its entries by key, in order. */
export interface MapNode {
  readonly kind: 'map';
  readonly place: Place;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** An entry of a map: its value, and the place of its key. */
export interface Entry {
  readonly key: Place;
  readonly value: Node;
}

/** A list, and the place where it starts. */
export interface ListNode {
  readonly kind: 'list';
  readonly place: Place;
  readonly items: readonly Node[];
}

/** A text, a number, a boolean or null. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly place: Place;
  readonly value: string | number | boolean | null;
}

/** A plain JSON value. */
export type Value = string | number | boolean | null | readonly Value[] | PageObject;

/** A plain map of values: a page, or a part of one. */
export interface PageObject {
  readonly [key: string]: Value;
}

export type Path = readonly (string | number)[];

/** `heads.au.neighbors` */
export const dotted = (path: Path): string => path.join('.');

/** Whether a value is null, which deletes. */
export const isNull = (node: Node): boolean => node.kind === 'scalar' && node.value === null;

/** The node as a plain value. */
export function plain(node: Node): Value {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.value)]));
}

/** The same map without these keys. */
export function without(node: MapNode, keys: readonly string[]): MapNode {
  return { ...node, entries: new Map([...node.entries].filter(([key]) => !keys.includes(key))) };
}

/** The node at `path`, or undefined. */
export function nodeAt(root: Node, path: Path): Node | undefined {
  let node: Node | undefined = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.get(String(step))?.value;
    else if (node?.kind === 'list') node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

/**
 * The nearest known place of `path`: the place of its value, or of its key (for `of: 'key'`, and for maps, whose key
 * is clearer than their first line); for a path that does not exist, the place of the deepest part that does.
 */
export function placeOf(root: Node, path: Path, of: 'key' | 'value' = 'value'): Place {
  let node = root;
  let key = root.place;
  for (const step of path) {
    const entry: Entry | undefined = node.kind === 'map' ? node.entries.get(String(step)) : undefined;
    const value: Node | undefined =
      entry?.value ?? (node.kind === 'list' ? node.items[Number(step)] : undefined);
    if (value === undefined) return key;
    key = entry?.key ?? value.place;
    node = value;
  }
  return of === 'key' || node.kind === 'map' ? key : node.place;
}

/** Describes a value: `a list`, `the text "x"`, `64`. */
export function inWords(node: Node): string {
  if (node.kind !== 'scalar') return `a ${node.kind}`;
  if (typeof node.value === 'string') return `the text "${node.value}"`;
  return node.value === null ? 'nothing (null)' : String(node.value);
}
