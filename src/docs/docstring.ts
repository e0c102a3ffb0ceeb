import { fenced, untagged } from './markdown.js';

/** The text of a docstring as Markdown: paragraphs, with indented lines (formulas) as code blocks. */
export function docstringMarkdown(comment: string): string {
  const lines = comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const blocks: { readonly formula: boolean; readonly lines: string[] }[] = [];
  let open = false;
  for (const line of lines) {
    const formula = /^ {2,}/.test(line);
    const last = blocks.at(-1);
    if (line === '') open = false;
    else if (open && last?.formula === formula) last.lines.push(line);
    else if (formula && last?.formula) last.lines.push('', line);
    else blocks.push({ formula, lines: [line] });
    if (line !== '') open = true;
  }
  return blocks.map((block) => (block.formula ? formulaBlock(block.lines) : prose(block.lines))).join('\n\n');
}

function formulaBlock(lines: readonly string[]): string {
  const margin = Math.min(...lines.filter(Boolean).map((line) => line.search(/\S/)));
  return fenced('text', lines.map((line) => line.slice(margin)).join('\n'));
}

const prose = (lines: readonly string[]): string => untagged(lines.map((line) => line.trim()).join('\n'));
