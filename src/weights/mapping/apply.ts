import { ZooError } from '../../errors/problem.js';
import { namesCollide } from '../../errors/weights-names.js';
import type { NamedArray, NamedArrays } from '../named-array.js';
import type { StoredArray, StoredArrays } from '../stored-array.js';
import { plainName } from '../wrappers.js';
import { prepared, stacked } from './layout.js';
import type { Mapping, Rule } from './mapping.js';

/** The result of mapping a file: the arrays with the zoo's names and layout, and a report on every name. */
export interface Mapped {
  readonly arrays: NamedArrays;
  readonly matched: readonly { readonly from: readonly string[]; readonly to: string }[];
  readonly left: readonly { readonly name: string; readonly why: string }[];
  /** Names that the mapping has rules for, but the file does not contain. */
  readonly missing: readonly string[];
  /** The labels of a classifier's rows, in their new order. */
  readonly labels?: readonly string[];
}

/** An array that matches a rule, and the numbers in its name, which determine its place in a stack. */
interface Taken {
  readonly name: string;
  readonly rule: Rule;
  readonly at: number;
  readonly array: StoredArray;
}

/**
 * Maps the arrays of a file by their names without the prefixes of wrappers; shapes must match the table. Reports
 * arrays that do not fit, with the reasons. Throws `weights-names-collide` if a rule would use two arrays as one.
 */
export function applyMapping(source: string, arrays: StoredArrays, mapping: Mapping): Mapped {
  const left: { name: string; why: string }[] = [];
  const groups = new Map<string, Taken[]>();
  const letters: Letters = new Map();
  const used = new Set<Rule>();
  for (const { name, array, rule, words } of claims(source, arrays, mapping, left)) {
    used.add(rule);
    const why = unfit(rule, array.shape, letters);
    if (why !== undefined) left.push({ name, why });
    else {
      const to = filled(rule.to, rule.stack === undefined ? words : words.slice(1));
      groups.set(to, groups.get(to) ?? []);
      groups.get(to)!.push({ name, rule, at: Number(words[0]), array });
    }
  }
  const missing = mapping.rules.filter((rule) => !used.has(rule)).map(({ from }) => from);
  const labels = labelsOf([...groups.values()].flat());
  return { ...joinGroups(groups, letters, left), left, missing, ...(labels && { labels }) };
}

/** An array whose name matches a rule, with the words from its placeholders. */
interface Claim {
  readonly name: string;
  readonly array: StoredArray;
  readonly rule: Rule;
  readonly words: readonly string[];
}

/** The arrays whose names match the rules; adds all others to `left`. */
function* claims(
  source: string,
  arrays: StoredArrays,
  mapping: Mapping,
  left: { name: string; why: string }[],
): Generator<Claim> {
  const rules = mapping.rules.map((rule) => ({ rule, pattern: patternOf(rule.from) }));
  const claimed = new Map<string, string>();
  for (const [name, array] of arrays) {
    const plain = plainName(name);
    const found = isCounter(name) ? undefined : rules.find(({ pattern }) => pattern.test(plain));
    if (!found) {
      left.push({ name, why: isCounter(name) ? COUNTER : `${mapping.name} has no rule for this name` });
      continue;
    }
    const other = claimed.get(plain);
    if (other !== undefined) throw new ZooError(namesCollide(source, [other, name], plain));
    claimed.set(plain, name);
    yield { name, array, rule: found.rule, words: found.pattern.exec(plain)!.slice(1) };
  }
}

/** Whether an array is the batch counter of a batch norm. */
export const isCounter = (name: string): boolean => /(^|\.)num_batches_tracked$/.test(name);
const COUNTER = 'a count of batches, which nothing needs';

/** Lengths of the table's capital letters, once they are known. */
type Letters = Map<string, number>;

/** `a.{n}.{part}` as a regular expression with a group for each placeholder. */
function patternOf(from: string): RegExp {
  const text = from.replaceAll('.', '\\.').replaceAll('{n}', '(\\d+)');
  return new RegExp(`^${text.replaceAll(/\{\w+\}/g, '([^.]+)')}$`);
}

/** Fills the words into the placeholders, from left to right. */
function filled(to: string, words: readonly string[]): string {
  let next = 0;
  return to.replaceAll(/\{\w+\}/g, () => words[next++]!);
}

/**
 * Why an array does not match the rule, or undefined; stores the lengths of new letters. A dense layer may also have
 * the shape of a 1x1 convolution.
 */
function unfit(rule: Rule, found: readonly number[], letters: Letters): string | undefined {
  const now = new Map(letters);
  const shape = rule.turn === 'convolution' && found.length === 2 ? [...found, 1, 1] : found;
  const fits = rule.shape.map((axis, i) => {
    if (typeof axis === 'string' && /^[a-z]/.test(axis)) return true;
    if (typeof axis === 'string' && !now.has(axis)) now.set(axis, shape[i]!);
    return shape[i] === (typeof axis === 'string' ? now.get(axis) : axis);
  });
  if (shape.length !== fits.length || fits.includes(false)) {
    const expected = rule.shape.map((axis) => letters.get(String(axis)) ?? axis);
    return `its shape is [${found.join(', ')}], and [${expected.join(', ')}] was expected`;
  }
  if (rule.rows && !rule.rows[shape[0]!])
    return `it has ${shape[0]} rows, and their order is known for ${Object.keys(rule.rows).join(' and ')}`;
  for (const [letter, length] of now) letters.set(letter, length);
  return undefined;
}

function labelsOf(taken: readonly Taken[]): readonly string[] | undefined {
  for (const { rule, array } of taken) if (rule.rows) return rule.rows[array.shape[0]!]!.to;
  return undefined;
}

/** Stacks the arrays of each group, or converts its only array. */
function joinGroups(
  groups: ReadonlyMap<string, Taken[]>,
  letters: Letters,
  left: { name: string; why: string }[],
): Pick<Mapped, 'arrays' | 'matched'> {
  const arrays = new Map<string, NamedArray>();
  const matched: { from: readonly string[]; to: string }[] = [];
  for (const [to, group] of groups) {
    const sorted = [...group].sort((a, b) => a.at - b.at);
    const names = sorted.map(({ name }) => name);
    const { stack } = sorted[0]!.rule;
    const length = stack === undefined ? 1 : (letters.get(stack) ?? sorted.length);
    if (sorted.length !== length || (stack !== undefined && sorted.some(({ at }, i) => at !== i)))
      left.push(
        ...names.map((name) => ({ name, why: `${length} such arrays, numbered from 0, were expected` })),
      );
    else {
      const parts = sorted.map(({ array, rule }) => prepared(array, rule));
      arrays.set(to, stack === undefined ? parts[0]! : stacked(parts));
      matched.push({ from: names, to });
    }
  }
  return { arrays, matched };
}
