import { canonical } from '../canonical.js';
import * as say from '../errors/compose.js';
import { nearest } from '../errors/nearest.js';
import type { Problem } from '../errors/problem.js';
import {
  dotted,
  type Entry,
  inWords,
  isNull,
  type ListNode,
  type MapNode,
  type Node,
  type Path,
  plain,
} from './node.js';

/** The operations on an existing list. */
const operators = ['append', 'remove', 'replace'] as const;

type Operator = (typeof operators)[number];

const isOperator = (key: string): key is Operator => operators.includes(key as Operator);

/** Whether a map changes a list: `{ append: [a] }`, `{ remove: [b], append: [c] }`, `{ replace: [a] }`. */
export const isChange = (node: Node): node is MapNode =>
  node.kind === 'map' &&
  node.entries.size > 0 &&
  [...node.entries].every(([key, { value }]) => isOperator(key) && value.kind !== 'map' && !isNull(value));

/** Whether a map that is merged over `base` is meant to change a list. */
export function meansChange(base: Node | undefined, over: MapNode): boolean {
  if (base?.kind === 'list') return [...over.entries.keys()].some((key) => nearest(key, operators));
  return isChange(over) && (base?.kind !== 'map' || isChange(base));
}

/**
 * Changes `base`: removes the items of `remove`, then appends those of `append`; `replace` is the new list. A single
 * value counts as a list of one. If there is no list yet, or only another change, the change is kept until it is
 * merged over one.
 */
export function changed(
  base: Node | undefined,
  over: MapNode,
  problems: Problem[],
  path: Path,
): ListNode | MapNode {
  const wrong = mistakesOf(over, path);
  problems.push(...wrong);
  const replace = over.entries.get('replace');
  if (wrong.length > 0) return base?.kind === 'list' ? base : { ...over, entries: new Map() };
  if (replace !== undefined) return { ...replace.value, kind: 'list', items: itemsOf(replace.value) };
  if (base === undefined) return over;
  if (base.kind === 'map') return composed(base, over);
  const items = itemsOf(base);
  const gone = listed(over, 'remove');
  const [had, taken] = [contents(items), contents(gone)];
  const absent = gone.filter((item) => !had.has(textOf(item)));
  const names = absent.length > 0 ? items.map((item) => String(plain(item))) : [];
  problems.push(...absent.map((item) => say.notInList(item.place, dotted(path), String(plain(item)), names)));
  const kept = items.filter((item) => !taken.has(textOf(item)));
  return { kind: 'list', place: over.place, items: [...kept, ...listed(over, 'append')] };
}

/** Combines two successive changes into one. */
function composed(first: MapNode, second: MapNode): MapNode {
  const [before, gone] = [listed(first, 'append'), listed(second, 'remove')];
  const [had, taken] = [contents(before), contents(gone)];
  const items = {
    remove: [...listed(first, 'remove'), ...gone.filter((item) => !had.has(textOf(item)))],
    append: [...before.filter((item) => !taken.has(textOf(item))), ...listed(second, 'append')],
  };
  const entries = Object.entries(items).map(([key, list]): [string, Entry] => [
    key,
    { key: second.place, value: { kind: 'list', place: second.place, items: list } },
  ]);
  return { ...second, entries: new Map(entries) };
}

function mistakesOf(over: MapNode, path: Path): Problem[] {
  const entries = [...over.entries];
  const wrong = entries.flatMap(([word, { key, value }]) => {
    const here = dotted([...path, word]);
    if (!isOperator(word)) return say.unknownListOperator(key, here, word, operators);
    const isItems = value.kind !== 'map' && !isNull(value);
    return isItems ? [] : say.listOperatorItems(value.place, here, inWords(value));
  });
  const replace = over.entries.get('replace');
  if (wrong.length > 0 || replace === undefined || entries.length === 1) return wrong;
  return [say.replaceAlone(replace.key, dotted([...path, 'replace']))];
}

const itemsOf = (node: Node): readonly Node[] => (node.kind === 'list' ? node.items : [node]);

function listed(change: MapNode, operator: Operator): readonly Node[] {
  const value = change.entries.get(operator)?.value;
  return value === undefined ? [] : itemsOf(value);
}

const textOf = (item: Node): string => canonical(plain(item));
const contents = (items: readonly Node[]): ReadonlySet<string> => new Set(items.map(textOf));
