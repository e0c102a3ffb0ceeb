/** A link in a Markdown text as written, and its line. */
export interface Link {
  readonly target: string;
  readonly line: number;
}

/** Links and pictures of a Markdown text that lead to files or headings, except those to other hosts. */
export const linksOf = (markdown: string): readonly Link[] =>
  proseOf(markdown)
    .split('\n')
    .flatMap((text, i) =>
      [...text.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)]
        .map(([, link, picture]) => ({ target: (link ?? picture)!, line: i + 1 }))
        .filter(({ target }) => !/^[a-z]+:/.test(target)),
    );

/** The anchors of the headings in a Markdown text, `#the-way-github-does`. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = anchorMaker();
  const headings = proseOf(markdown).matchAll(/^#{1,6} +(.+?) *$/gm);
  return new Set([...headings].map(([, text]) => anchors(plain(text!))));
}

/** Makes anchors for headings from their plain text, in order; the second of two equal ones ends in `-1`. */
export function anchorMaker(): (text: string) => string {
  const seen = new Map<string, number>();
  return (text) => {
    const name = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}-${before}`;
  };
}

/** The text with comments and code blocks blanked out; line numbers stay the same. */
const proseOf = (markdown: string): string =>
  markdown.replace(/<!--[\s\S]*?-->|^(```+)[\s\S]*?^\1$/gm, (block) => block.replace(/[^\n]/g, ''));

const plain = (heading: string): string =>
  heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\\([^\w\s])/g, '$1');
