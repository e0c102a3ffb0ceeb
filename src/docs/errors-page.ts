import { generatedFrom, page } from './markdown.js';
import type { Sentence } from './sentences.js';

/** The page of every sentence that zoo can fail with, by its code. */
export function errorsPage(sentences: readonly Sentence[]): string {
  const codes = [...new Set(sentences.map((one) => one.code))].sort();
  return page([
    generatedFrom('src/errors'),
    '# Error codes',
    `Every mistake has a code of its own, in square brackets at the end of its sentence, and a place where it has one:
\`file:line:column\`, the path inside the page, what was found and what to do. What to do about the more
frequent ones is told at length in [troubleshooting](../troubleshooting.md). *In italics*: what is filled in.`,
    ...codes.map((code) =>
      section(
        code,
        sentences.filter((one) => one.code === code),
      ),
    ),
  ]);
}

function section(code: string, sentences: readonly Sentence[]): string {
  const said = [...new Set(sentences.map(({ message }) => `> ${message.replaceAll('\n', ' ')}`))];
  const about = [...new Set(sentences.flatMap((one) => one.about ?? []))];
  const from = [...new Set(sentences.map(({ room }) => `[${room}](../../src/errors/${room}.ts)`))];
  return [`### ${code}`, ...about, ...said, `From ${from.join(' and ')}.`].join('\n\n');
}
