import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';

/** The new name of a page, and of the pages that it extends. */
export interface NewNames {
  readonly name: string;
  parent(word: string): string;
}

/** The text of a page with these names; keeps its comments, order and layout. */
export function withNames(text: string, { name, parent }: NewNames): string {
  const { contents } = parseDocument<Node>(text);
  if (!isMap(contents)) return text;
  const written = contents.get('extends', true);
  const parents = isSeq(written) ? written.items : [written];
  const edits = [
    { node: contents.get('name', true), to: () => name },
    ...parents.map((node) => ({ node, to: parent })),
  ].flatMap(({ node, to }) => {
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return [];
    const [from, end] = node.range;
    const word = to(node.value);
    return word === node.value ? [] : [{ from, end, text: plain.test(word) ? word : JSON.stringify(word) }];
  });
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce((before, { from, end, text: word }) => before.slice(0, from) + word + before.slice(end), text);
}

/** A text that YAML reads as text without quotes, also in a list. */
const plain = /^[A-Za-z][\w./-]*$|^\.{1,2}\/[\w./-]+$/;
