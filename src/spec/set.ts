import * as say from '../errors/compose.js';
import type { Place, Problem } from '../errors/problem.js';
import { Budget } from './budget.js';
import type { MapNode, Node } from './node.js';
import { parseYaml } from './yaml.js';

const closed = ['format', 'extends', 'profiles'];
const operators: { readonly [sign: string]: string } = { '+': 'append', '-': 'remove' };

/**
 * `--set path=value`, `path+=items`, `path-=items` and `~path` as partial pages, which are merged like others: the
 * value is YAML, `~` and null delete, `+=` and `-=` append to a list and remove from it. Places are
 * `--set:<which>:<column>`. Invalid arguments are left out and reported in `problems`.
 */
export function readOverrides(settings: readonly string[], problems: Problem[]): MapNode[] {
  return settings.flatMap((text, i) => {
    const placeAt = (offset: number): Place => ({ file: '--set', line: i + 1, column: offset + 1 });
    return readSetting(text, placeAt, problems) ?? [];
  });
}

function readSetting(
  text: string,
  placeAt: (offset: number) => Place,
  problems: Problem[],
): MapNode | undefined {
  const deletes = text.startsWith('~');
  const equals = deletes ? text.length : Math.max(0, text.indexOf('='));
  const operator = deletes ? undefined : operators[text[equals - 1] ?? ''];
  const keys = keysOf(text.slice(0, operator ? equals - 1 : equals), deletes ? 1 : 0);
  if (keys === undefined) {
    problems.push(say.setForm(placeAt(0), text));
    return undefined;
  }
  if (closed.includes(keys[0]!.word)) {
    problems.push(say.setNotAllowed(placeAt(keys[0]!.offset), keys[0]!.word));
    return undefined;
  }
  const nothing: Node = { kind: 'scalar', place: placeAt(0), value: null };
  const value = deletes ? nothing : valueAfter(text, equals + 1, placeAt, problems);
  const steps = operator ? [...keys, { word: operator, offset: equals - 1 }] : keys;
  return (
    value &&
    (steps.reduceRight((inner, { word, offset }) => wrap(word, inner, placeAt(offset)), value) as MapNode)
  );
}

function valueAfter(
  text: string,
  from: number,
  placeAt: (offset: number) => Place,
  problems: Problem[],
): Node | undefined {
  const parsed = parseYaml(text.slice(from), (offset) => placeAt(from + offset), new Budget());
  problems.push(...parsed.problems);
  if (parsed.node === undefined && parsed.problems.length === 0) problems.push(say.setForm(placeAt(0), text));
  return parsed.node;
}

const wrap = (word: string, value: Node, place: Place): MapNode => ({
  kind: 'map',
  place,
  entries: new Map([[word, { key: place, value }]]),
});

function keysOf(path: string, from: number): { word: string; offset: number }[] | undefined {
  const keys: { word: string; offset: number }[] = [];
  let offset = from;
  for (const word of path.slice(from).split('.')) {
    if (!/^[\w-]+$/.test(word) || word === '__proto__' || word === 'constructor') return undefined;
    keys.push({ word, offset });
    offset += word.length + 1;
  }
  return keys;
}
