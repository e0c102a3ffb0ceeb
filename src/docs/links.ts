/** A link of a Markdown text, as it is written, and its line. */
export interface Link {
  readonly target: string;
  readonly line: number;
}

/** Links and pictures of a Markdown text that lead to files or headings, those to other hosts left out. */
export const linksOf = (markdown: string): readonly Link[] =>
  proseOf(markdown)
    .split('\n')
    .flatMap((text, i) =>
      [...text.replace(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)]
        .map(([, link, picture]) => ({ target: (link ?? picture)!, line: i + 1 }))
        .filter(({ target }) => !/^[a-z]+:/.test(target)),
    );

/** What the headings of a Markdown text are called in links, `#the-way-github-does`. */
export function anchorsOf(markdown: string): ReadonlySet<string> {
  const anchors = anchorMaker();
  const headings = proseOf(markdown).matchAll(/^#{1,6} +(.+?) *$/gm);
  return new Set([...headings].map(([, text]) => anchors(plain(text!))));
}

/** Names headings one after the other, from their plain text; of two alike, the second ends in `-1`. */
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

/** The text with remarks and blocks of code blanked out; every line stays where it is. */
const proseOf = (markdown: string): string =>
  markdown.replace(/<!--[\s\S]*?-->|^(```+)[\s\S]*?^\1$/gm, (block) => block.replace(/[^\n]/g, ''));

const plain = (heading: string): string =>
  heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\\([^\w\s])/g, '$1');
