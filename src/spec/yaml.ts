import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  parseDocument,
} from 'yaml';
import type { Place, Problem } from '../errors/problem.js';
import * as say from '../errors/spec.js';
import { dotted, type Entry, type MapNode, type Node, type Path } from './node.js';

/** More values than any page has: what a bomb of aliases unfolds to. */
const most = 20_000;
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
const reasons: { readonly [code: string]: string } = {
  BAD_INDENT: 'this line is indented too little or too much for where it stands.',
  BLOCK_AS_IMPLICIT_KEY:
    'a second "key: value" on one line; put it on a line of its own, or the text in quotes.',
  BLOCK_IN_FLOW: 'a block cannot stand inside { } or [ ].',
  MISSING_CHAR: 'something is left open or missing here: a quote, a bracket, a comma or a colon.',
  MULTILINE_IMPLICIT_KEY: 'this key has no ":" on its line.',
  MULTIPLE_DOCS: 'a second document begins here ("---"); a file holds one page.',
  UNEXPECTED_TOKEN: 'this does not belong here; a bracket, a comma or a quote is too many or missing.',
};

export interface Parsed {
  /** Undefined where the text is empty or its syntax is broken. */
  readonly node: Node | undefined;
  readonly problems: readonly Problem[];
}

/** YAML 1.2 text (core schema) as nodes with places; `placeAt` tells where an offset of the text is. */
export function parseYaml(text: string, placeAt: (offset: number) => Place): Parsed {
  const document = parseDocument(text, {
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
  });
  const problems = [...document.errors, ...document.warnings].map(({ code, pos, message }) => {
    const place = placeAt(pos[0]);
    if (code === 'TAB_AS_INDENT') return say.tabIndent(place);
    return say.yamlSyntax(place, reasons[code] ?? `${message}.`);
  });
  if (document.errors.length > 0) return { node: undefined, problems: firstOfEachLine(problems) };
  const reader = new Reader(document as Document.Parsed, placeAt, problems);
  return { node: reader.read(document.contents as ParsedNode | null, []), problems };
}

/** A mistake of syntax makes others after it: of one line, the first is enough. */
function firstOfEachLine(problems: readonly Problem[]): Problem[] {
  const lines = new Set<number | undefined>();
  return problems.filter(({ place }) => !lines.has(place?.line) && lines.add(place?.line));
}

class Reader {
  private values = 0;
  private readonly open = new Set<unknown>();

  constructor(
    private readonly document: Document.Parsed,
    private readonly placeAt: (offset: number) => Place,
    private readonly problems: Problem[],
  ) {}

  read(node: ParsedNode | null, path: Path): Node | undefined {
    if (node === null) return undefined;
    const place = this.placeAt(node.range[0]);
    if (++this.values > most) {
      if (this.values === most + 1) this.problems.push(say.aliasBomb(place, most));
      return undefined;
    }
    if (isAlias(node)) return this.alias(node, place, path);
    if (node.tag !== undefined && !isCore(node.tag)) {
      this.problems.push(say.tagged(place, dotted(path), node.tag));
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
      if (read?.kind !== 'scalar' || read.value !== null) return read ?? [];
      this.problems.push(say.nullInList(read.place, dotted([...path, i])));
      return [];
    });
  }

  private map(pairs: readonly Pair[], place: Place, path: Path): MapNode {
    const entries = new Map<string, Entry>();
    for (const { key, value } of pairs) {
      const at = key === null ? place : this.placeAt(key.range[0]);
      const word = this.key(key, at, path, entries);
      if (word === undefined) continue;
      const here = [...path, word];
      if (isEmpty(value)) this.problems.push(say.emptyValue(at, dotted(here)));
      const read = isEmpty(value) ? undefined : this.read(value, here);
      if (read !== undefined) entries.set(word, { key: at, value: read });
    }
    return { kind: 'map', place, entries };
  }

  private key(
    key: ParsedNode | null,
    at: Place,
    path: Path,
    entries: ReadonlyMap<string, Entry>,
  ): string | undefined {
    const word =
      key !== null && isScalar(key) && key.value !== null ? (key.source ?? String(key.value)) : undefined;
    const here = dotted([...path, ...(word === undefined ? [] : [word])]);
    const first = word === undefined ? undefined : entries.get(word);
    let problem: Problem | undefined;
    if (word === undefined) problem = say.keyNotText(at, here);
    else if (word === '<<') problem = say.mergeKey(at, here);
    else if (forbidden.has(word)) problem = say.forbiddenKey(at, here);
    else if (first !== undefined) problem = say.duplicateKey(at, here, first.key);
    if (problem === undefined) return word;
    this.problems.push(problem);
    return undefined;
  }

  private alias(node: Alias, place: Place, path: Path): Node | undefined {
    const target = node.resolve(this.document) as ParsedNode | undefined;
    if (target !== undefined && !this.open.has(target)) return this.read(target, path);
    this.problems.push(say.aliasCycle(place, dotted(path), node.source));
    return undefined;
  }
}

type Pair = { readonly key: ParsedNode | null; readonly value: ParsedNode | null };

const isCore = (tag: string): boolean => /^tag:yaml\.org,2002:(map|seq|str|int|float|bool|null)$/.test(tag);

/** Nothing at all after the colon, not even the word null. */
const isEmpty = (node: ParsedNode | null): boolean =>
  node === null || (isScalar(node) && node.value === null && !node.source);
