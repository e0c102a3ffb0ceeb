import type Markdown from 'markdown-it';
import { linkBetween, targetOf } from '../addresses.js';
import { anchorMaker } from '../links.js';

/** The context for rendering: the current page, and whether the site contains the target of a link. */
export interface Where {
  readonly file: string;
  has(file: string): boolean;
}

export type MarkdownIt = InstanceType<typeof Markdown>;
type Tokens = ReturnType<MarkdownIt['parse']>;
type Token = Tokens[number];

/** Markdown to HTML: headings with anchors, links inside the site, formulas as MathML, code in colors. */
export async function openMarkdown(): Promise<MarkdownIt> {
  const [{ default: Renderer }, { default: katex }, { default: hljs }] = await Promise.all([
    import('markdown-it'),
    import('@vscode/markdown-it-katex'),
    import('highlight.js/lib/common'),
  ]);
  const color = (text: string, language: string): string =>
    hljs.getLanguage(language) ? hljs.highlight(text, { language }).value : '';
  const markdown = new Renderer({ html: true, highlight: color });
  markdown.use(pluginOf(katex), { output: 'mathml', throwOnError: true });
  markdown.core.ruler.push('site', ({ tokens, env }) => {
    nameHeadings(tokens);
    labelCells(tokens);
    for (const token of tokens)
      for (const child of token.children ?? []) turnLink(child, env as object as Where);
  });
  const { fence, code_block } = markdown.renderer.rules;
  Object.assign(markdown.renderer.rules, {
    fence: focusable(fence!),
    code_block: focusable(code_block!),
    table_open: () => '<div class="table"><table>\n',
    table_close: () => '</table></div>\n',
  });
  return markdown;
}

type Rule = NonNullable<MarkdownIt['renderer']['rules'][string]>;

/** A code block may be wider than the page, so it can be scrolled by keyboard. */
const focusable =
  (rule: Rule): Rule =>
  (...args) =>
    rule(...args).replace('<pre>', '<pre tabindex="0">');

/** The function of a CommonJS module: when Node imports it, the default export of its default export. */
const pluginOf = <T>(imported: { readonly default: T }): T =>
  typeof imported === 'function' ? imported : imported.default;

function nameHeadings(tokens: Tokens): void {
  const anchor = anchorMaker();
  tokens.forEach((token, i) => {
    if (token.type === 'heading_open') token.attrSet('id', anchor(plainText(tokens[i + 1]!)));
  });
}

/** Labels each cell with the heading of its column, which narrow screens show beside it. */
function labelCells(tokens: Tokens): void {
  let [labels, column]: [string[], number] = [[], 0];
  tokens.forEach((token, i) => {
    if (token.type === 'table_open') labels = [];
    if (token.type === 'th_open') labels.push(plainText(tokens[i + 1]!));
    if (token.type === 'tr_open') column = 0;
    if (token.type === 'td_open') token.attrSet('data-label', labels[column++] ?? '');
  });
}

/** The plain text of a token, without markup. */
export const plainText = (token: Token): string =>
  token.children
    ? token.children.map((child) => (child.type === 'softbreak' ? ' ' : child.content)).join('')
    : token.content;

function turnLink(token: Token, { file, has }: Where): void {
  const href = String((token.type === 'link_open' && token.attrGet('href')) || '#');
  if (/^([a-z]+:|#)/.test(href)) return;
  const { file: target, anchor } = targetOf(file, decodeURI(href));
  const page = has(target) ? target : `${target}/README.md`;
  token.attrSet('href', linkBetween(file, page) + anchor);
}
