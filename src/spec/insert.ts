import { isMap, isScalar, isSeq, type ParsedNode, parseDocument, stringify, visit, type YAMLMap } from 'yaml';
import type { Path, Value } from './node.js';

type PageMap = YAMLMap.Parsed<ParsedNode, ParsedNode | null>;

/** Text to insert at an offset; at the same offset, the deepest comes first. */
interface Insertion {
  readonly offset: number;
  readonly depth: number;
  readonly text: string;
}

/** The text of a page for inserting values; everything else stays byte-identical: comments, order, layout. */
export class PageText {
  private readonly root: ParsedNode | null;
  /** Anchors with an alias: text inserted there would also change the alias. */
  private readonly shared = new Set<string>();
  private readonly insertions: Insertion[] = [];

  constructor(private readonly text: string) {
    const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
    visit(document, { Alias: (_, { source }) => void this.shared.add(source) });
    this.root = document.contents as ParsedNode | null;
  }

  /** The keys of the map written at `path`, and only there; undefined if there is none. */
  keys(path: Path): readonly string[] | undefined {
    return this.mapAt(path)?.items.map(({ key }) => wordOf(key));
  }

  /** Appends entries to the map at `path`, in the style of the map. */
  insert(path: Path, values: ReadonlyMap<string, Value>): void {
    const map = this.mapAt(path);
    if (map === undefined || values.size === 0) return;
    const entries = [...values].map(([key, value]) => inFlow(key, value));
    this.insertions.push({
      ...(map.flow ? intoFlow(map, entries) : this.intoBlock(map, entries)),
      depth: path.length,
    });
  }

  toString(): string {
    const last = this.insertions.toSorted((a, b) => b.offset - a.offset || a.depth - b.depth);
    return last.reduce(
      (text, { offset, text: added }) => text.slice(0, offset) + added + text.slice(offset),
      this.text,
    );
  }

  private mapAt(path: Path): PageMap | undefined {
    let node = this.root;
    for (const step of path) {
      const pair = isMap(node) ? (node as PageMap).items.find(({ key }) => wordOf(key) === step) : undefined;
      node = pair?.value ?? null;
      if (node !== null && 'anchor' in node && this.shared.has(String(node.anchor))) return undefined;
    }
    return isMap(node) ? (node as PageMap) : undefined;
  }

  /** Lines below the last one of the map, indented like its first key. */
  private intoBlock(map: PageMap, entries: readonly string[]): Omit<Insertion, 'depth'> {
    const first = map.items[0]!.key.range[0];
    const before = this.text.slice(this.text.lastIndexOf('\n', first - 1) + 1, first);
    const indent = ' '.repeat(before.replace('\uFEFF', '').length);
    const end = endOf(map);
    const written = this.text[end - 1] === '\n' ? end - 1 : this.text.indexOf('\n', end);
    const lineEnd = written < 0 ? this.text.length : written;
    const isCrLf = this.text[lineEnd - 1] === '\r';
    const newLine = this.text.includes('\r\n') ? '\r\n' : '\n';
    return {
      offset: isCrLf ? lineEnd - 1 : lineEnd,
      text: entries.map((entry) => `${newLine}${indent}${entry}`).join(''),
    };
  }
}

function intoFlow(map: PageMap, entries: readonly string[]): Omit<Insertion, 'depth'> {
  const text = entries.join(', ');
  return map.items.length === 0
    ? { offset: map.range[0] + 1, text: ` ${text} ` }
    : { offset: endOf(map.items.at(-1)!.value ?? map.items.at(-1)!.key), text: `, ${text}` };
}

/** Where the text of a node ends, excluding the rest of its line. */
function endOf(node: ParsedNode): number {
  if (isMap(node) && !node.flow && node.items.length > 0) {
    const { key, value } = node.items.at(-1)! as PageMap['items'][number];
    return endOf(value ?? key);
  }
  if (isSeq(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1) as ParsedNode);
  return node.range[1];
}

const wordOf = (key: ParsedNode): string => (isScalar(key) ? (key.source ?? String(key.value)) : '');

/** `key: value` on one line, in a form that is valid inside { }. */
const inFlow = (key: string, value: Value): string =>
  stringify({ [key]: value }, { collectionStyle: 'flow', lineWidth: 0 })
    .trim()
    .slice(1, -1)
    .trim();
