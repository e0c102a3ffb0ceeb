import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml';
import type { Place, Problem } from '../errors/problem.js';
import * as say from '../errors/yaml.js';
import { type Budget, LIMITS } from './budget.js';
import { dotted, type Entry, isNull, type MapNode, type Node, type Path } from './node.js';
import { syntaxProblems } from './syntax.js';

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** A text as nodes, with its problems. */
export interface Parsed {
  /** Undefined if the text is empty or its syntax is broken. */
  readonly node: Node | undefined;
  readonly problems: readonly Problem[];
}

/** Parses YAML 1.2 text (core schema) into nodes with places; `placeAt` returns the place of an offset. */
export function parseYaml(text: string, placeAt: (offset: number) => Place, budget: Budget): Parsed {
  const document = parseDocument(text, {
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
  });
  const problems = syntaxProblems(document, text, placeAt);
  if (problems.length > 0) return { node: undefined, problems };
  const reader = new Reader(document as Document.Parsed, placeAt, problems, budget);
  const node = reader.read(document.contents as ParsedNode | null, []);
  return { node: reader.isTooLarge ? undefined : node, problems };
}

class Reader {
  isTooLarge = false;
  /** The alias that is being expanded, unless it is inside another one. */
  private outermost: Place | undefined;
  private readonly open = new Set<unknown>();
  private readonly targets: ReadonlyMap<Alias, ParsedNode>;

  constructor(
    document: Document.Parsed,
    private readonly placeAt: (offset: number) => Place,
    private readonly problems: Problem[],
    private readonly budget: Budget,
  ) {
    this.targets = targetsOf(document);
  }

  read(node: ParsedNode | null, path: Path): Node | undefined {
    if (node === null) return undefined;
    const place = this.placeAt(node.range[0]);
    if (!this.budget.value()) {
      if (!this.isTooLarge) this.problems.push(say.aliasBomb(this.outermost ?? place, LIMITS.values));
      this.isTooLarge = true;
      return undefined;
    }
    if (path.length > LIMITS.depth) {
      this.problems.push(say.nestedTooDeep(place));
      return undefined;
    }
    if (isAlias(node)) return this.alias(node, place, path);
    if (node.tag !== undefined && !isCore(node.tag)) {
      this.problems.push(say.tagged(place, dotted(path), node.tag.replace('tag:yaml.org,2002:', '!!')));
      return undefined;
    }
    this.open.add(node);
    const read = this.value(node, place, path);
    this.open.delete(node);
    return read;
  }

  private value(node: ParsedNode, place: Place, path: Path): Node | undefined {
    if (isMap(node)) return this.map(node.items as readonly Pair[], place, path);
    if (isSeq(node))
      return { kind: 'list', place, items: this.items(node.items as readonly ParsedNode[], path) };
    if (isScalar(node))
      return { kind: 'scalar', place, value: node.value as string | number | boolean | null };
    return undefined;
  }

  private items(items: readonly ParsedNode[], path: Path): Node[] {
    return items.flatMap((item, i) => {
      const read = this.read(item, [...path, i]);
      if (read === undefined || !isNull(read)) return read ?? [];
      this.problems.push(say.nullInList(read.place, dotted([...path, i])));
      return [];
    });
  }

  private map(pairs: readonly Pair[], place: Place, path: Path): MapNode {
    const entries = new Map<string, Entry>();
    for (const [i, { key, value }] of pairs.entries()) {
      const at = key === null ? place : this.placeAt(key.range[0]);
      const word = this.key(key, at, path, entries);
      if (word === undefined) continue;
      const here = [...path, word];
      if (isEmpty(value)) this.problems.push(this.empty(at, here, pairs[i - 1]));
      const read = isEmpty(value) ? undefined : this.read(value, here);
      if (read !== undefined) entries.set(word, { key: at, value: read });
    }
    return { kind: 'map', place, entries };
  }

  /** Nothing after a key; or, if digits follow a number and a comma, a number with a decimal comma. */
  private empty(at: Place, path: Path, before: Pair | undefined): Problem {
    const [digits, whole] = [String(path.at(-1)), sourceOf(before?.value)];
    if (!/^\d+$/.test(digits) || !/^[-+]?\d+$/.test(whole)) return say.emptyValue(at, dotted(path));
    const split = [...path.slice(0, -1), sourceOf(before!.key)];
    return say.decimalComma(this.placeAt(before!.value!.range[0]), dotted(split), `${whole}.${digits}`);
  }

  private key(
    key: ParsedNode | null,
    at: Place,
    path: Path,
    entries: ReadonlyMap<string, Entry>,
  ): string | undefined {
    const word =
      key !== null && isScalar(key) && key.value !== null ? (key.source ?? String(key.value)) : undefined;
    if (word === undefined) {
      this.problems.push(say.keyNotText(at, dotted(path) || undefined));
      return undefined;
    }
    const here = dotted([...path, word]);
    const first = entries.get(word);
    let problem: Problem | undefined;
    if (word === '<<') problem = say.mergeKey(at, here);
    else if (forbidden.has(word)) problem = say.forbiddenKey(at, here);
    else if (first !== undefined) problem = say.duplicateKey(at, here, first.key);
    if (problem === undefined) return word;
    this.problems.push(problem);
    return undefined;
  }

  private alias(node: Alias, place: Place, path: Path): Node | undefined {
    const target = this.targets.get(node);
    if (target === undefined || this.open.has(target)) {
      const sentence = target === undefined ? say.unknownAlias : say.aliasCycle;
      this.problems.push(sentence(place, dotted(path), node.source));
      return undefined;
    }
    const within = this.outermost;
    this.outermost ??= place;
    const read = this.read(target, path);
    this.outermost = within;
    return read;
  }
}

/** The target of each alias: the last value before it with its name. Found in a single pass. */
function targetsOf(document: Document.Parsed): ReadonlyMap<Alias, ParsedNode> {
  const anchors = new Map<string, ParsedNode>();
  const targets = new Map<Alias, ParsedNode>();
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if ('anchor' in node && node.anchor !== undefined) {
        anchors.set(node.anchor as string, node as ParsedNode);
      }
    },
  });
  return targets;
}

type Pair = { readonly key: ParsedNode | null; readonly value: ParsedNode | null };

const isCore = (tag: string): boolean => /^tag:yaml\.org,2002:(map|seq|str|int|float|bool|null)$/.test(tag);

const sourceOf = (node: ParsedNode | null | undefined): string => (isScalar(node) ? (node.source ?? '') : '');

/** Nothing at all after the colon, not even the word null. */
const isEmpty = (node: ParsedNode | null): boolean =>
  node === null || (isScalar(node) && node.value === null && !node.source);
