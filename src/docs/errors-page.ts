import { fenced, generatedFrom, page } from './markdown.js';
import type { Sentence } from './sentences.js';

/** A page with one mistake, and the message for it. */
export interface BadPage {
  readonly page: string;
  readonly said: string;
}

/** What the page of errors shows in addition to the messages. */
export interface ErrorFacts {
  /** Examples by error code. */
  readonly badPages: ReadonlyMap<string, BadPage>;
  /** The code's heading in the guide, if the guide says more: `#while-it-runs`. */
  readonly advice: ReadonlyMap<string, string>;
}

/** The page of all error messages of zoo, by code. */
export function errorsPage(sentences: readonly Sentence[], facts: ErrorFacts): string {
  const codes = [...new Set(sentences.map((one) => one.code))].sort();
  return page([
    generatedFrom('src/errors'),
    '# Error codes',
    `Every error has its own code, in square brackets at the end of its message. The message begins with the place, if there is one
(\`file:line:column\` and the path inside the page), and says what was found and what to do. [Troubleshooting](../troubleshooting.md)
has more advice on the frequent ones. *In italics*: what is filled in; *or* separates variants.`,
    ...codes.map((code) =>
      section(
        code,
        sentences.filter((one) => one.code === code),
        facts,
      ),
    ),
  ]);
}

function section(code: string, sentences: readonly Sentence[], { badPages, advice }: ErrorFacts): string {
  const said = [...new Set(sentences.map(({ message }) => `> ${message.replace(/\s*\n\s*/g, ' ')}`))];
  const about = [...new Set(sentences.flatMap((one) => one.about ?? []))];
  const from = [...new Set(sentences.map(({ room }) => `[${room}](../../src/errors/${room}.ts)`))];
  const more = advice.get(code);
  const advised = more === undefined ? '' : ` More in [troubleshooting](../troubleshooting.md${more}).`;
  const heading = `### ${code}`;
  const source = `From ${from.join(' and ')}.${advised}`;
  return [heading, ...about, said.join('\n>\n'), example(code, sentences, badPages), source]
    .filter(Boolean)
    .join('\n\n');
}

/** An example of the message: for a page that makes the mistake, or the message alone if that adds something. */
function example(
  code: string,
  sentences: readonly Sentence[],
  badPages: ReadonlyMap<string, BadPage>,
): string {
  const bad = badPages.get(code);
  if (bad)
    return [
      'For example, for a page that extends a valid one:',
      fenced('yaml', bad.page),
      fenced('console', bad.said),
    ].join('\n\n');
  const said = sentences.flatMap(({ example, message }) => (example && example !== message ? [example] : []));
  return said.length === 0
    ? ''
    : `For example:\n\n${fenced('console', said.map((one) => `${one}  [${code}]`).join('\n'))}`;
}
