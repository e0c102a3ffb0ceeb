import { staleCommand } from '../errors/docs.js';
import type { Problem } from '../errors/problem.js';
import type { CommandFacts } from './commands-page.js';

/** A piece of code in a guide, and the number of its first line. */
export interface Snippet {
  readonly text: string;
  readonly line: number;
}

/** YAML blocks that are whole pages. */
export const pagesIn = (markdown: string): readonly Snippet[] =>
  [...markdown.matchAll(/^```yaml.*\n([\s\S]*?)^```$/gm)]
    .map(({ 1: text, index }) => ({ text: text!, line: lineAt(markdown, index) + 1 }))
    .filter(({ text }) => /^name:/m.test(text));

/** Code blocks whose first line names a file, such as json mine/package.json, with their content. */
export const filesIn = (markdown: string): readonly { readonly file: string; readonly text: string }[] =>
  [...markdown.matchAll(/^```\w+ ([\w-]+(?:\/[\w.-]+)+)\n([\s\S]*?)^```$/gm)]
    .filter(([, file]) => !file!.includes('..'))
    .map(([, file, text]) => ({ file: file!, text: text! }));

/** Calls of zoo: lines of code blocks, and inline code. */
export const callsIn = (markdown: string): readonly Snippet[] =>
  markdown.split('\n').flatMap((text, i) =>
    [text, ...[...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)].flatMap((piece) => {
      const call = /^ *(?:\$ )?(?:\w+=\S* )*(?:npx )?zoo ([a-z].*?)(?: +#.*)?$/.exec(piece)?.[1];
      return call === undefined || (piece === text && !inCode(markdown, i))
        ? []
        : [{ text: call, line: i + 1 }];
    }),
  );

/** Whether a line is in a fenced or indented code block. */
function inCode(markdown: string, line: number): boolean {
  const lines = markdown.split('\n');
  const fences = lines.slice(0, line).filter((one) => /^```/.test(one)).length;
  return fences % 2 === 1 || /^ {4}/.test(lines[line]!);
}

/** Calls of commands or flags that do not exist. */
export function staleCalls(
  file: string,
  markdown: string,
  commands: readonly CommandFacts[],
): readonly Problem[] {
  return callsIn(markdown).flatMap(({ text, line }) => {
    const place = { file, line, column: 1 };
    const words = text.match(/'[^']*'|"[^"]*"|\S+/g) ?? [];
    const command = [3, 2, 1]
      .map((count) => commands.find(({ id }) => id === words.slice(0, count).join(':')))
      .find((one) => one !== undefined);
    const isTopic = commands.some(({ id }) => id.startsWith(`${words.join(':')}:`));
    if (isTopic) return []; // `zoo data` in a sentence means all its commands
    if (!command) return [staleCommand(place, `zoo ${text}`, 'there is no such command')];
    return words
      .map((word) => /^--([a-z][\w-]*)/.exec(word)?.[1])
      .filter((flag) => flag !== undefined && flag !== 'help' && !(flag in command.flags))
      .map((flag) => staleCommand(place, `zoo ${text}`, `it has no flag --${flag}`));
  });
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;
