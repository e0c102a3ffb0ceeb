import { type MarkdownIt, plainText, type Where } from './markdown.js';

/** A heading of a page and the text below it, up to the next one. */
export interface Section {
  readonly level: number;
  readonly title: string;
  readonly anchor: string;
  readonly text: string;
}

/** The sections of a page, in their order. */
export function sectionsOf(markdown: MarkdownIt, text: string, where: Where): readonly Section[] {
  const tokens = markdown.parse(text, { ...where });
  const sections: (Omit<Section, 'text'> & { text: string })[] = [];
  tokens.forEach((token, i) => {
    if (token.type === 'heading_open') {
      const title = plainText(tokens[i + 1]!);
      sections.push({
        level: Number(token.tag.slice(1)),
        title,
        anchor: `#${token.attrGet('id')}`,
        text: '',
      });
      return;
    }
    const open = sections.at(-1);
    const isTitle = tokens[i - 1]?.type === 'heading_open';
    if (open && !isTitle && /^(inline|fence|code_block)$/.test(token.type))
      open.text += ` ${plainText(token)}`;
  });
  return sections.map((one) => ({ ...one, text: one.text.replace(/\s+/g, ' ').trim() }));
}
