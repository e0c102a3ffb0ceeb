import { type MarkdownIt, plainText, type Where } from './markdown.js';

/** A heading of a page and the text below it, up to the next one. */
export interface Section {
  readonly level: number;
  readonly title: string;
  readonly anchor: string;
  readonly text: string;
  /** Search terms that the text does not contain: `<!-- search: transfer learning -->` below the heading. */
  readonly keywords: string;
}

const KEYWORDS = /^<!-- search: (.+) -->\s*$/;

/** The sections of a page, in order. */
export function sectionsOf(markdown: MarkdownIt, text: string, where: Where): readonly Section[] {
  const tokens = markdown.parse(text, { ...where });
  const sections: (Omit<Section, 'text' | 'keywords'> & { text: string; keywords: string })[] = [];
  tokens.forEach((token, i) => {
    if (token.type === 'heading_open') {
      const title = plainText(tokens[i + 1]!);
      sections.push({
        level: Number(token.tag.slice(1)),
        title,
        anchor: `#${token.attrGet('id')}`,
        text: '',
        keywords: '',
      });
      return;
    }
    const open = sections.at(-1);
    if (open && token.type === 'html_block') open.keywords += KEYWORDS.exec(token.content)?.[1] ?? '';
    const isTitle = tokens[i - 1]?.type === 'heading_open';
    if (open && !isTitle && /^(inline|fence|code_block)$/.test(token.type))
      open.text += ` ${plainText(token)}`;
  });
  return sections.map((one) => ({ ...one, text: one.text.replace(/\s+/g, ' ').trim() }));
}
