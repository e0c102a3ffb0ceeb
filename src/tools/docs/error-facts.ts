import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BadPage, ErrorFacts } from '../../docs/errors-page.js';
import { anchorMaker } from '../../docs/links.js';
import { type Problem, sentence } from '../../errors/problem.js';
import { mistakesOf } from '../../run/page/validate.js';
import type { Surroundings } from '../../run/surroundings.js';

/** What the reference shows with the messages of errors: pages that contain the error, and links to advice in the guide. */
export const errorFacts = (root: string, context: Surroundings): ErrorFacts => ({
  badPages: badPages(join(root, 'test/fixtures/pages/bad'), context),
  advice: adviceIn(readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8')),
});

/**
 * The shortest test page for each code; its line 1 is `# expect LINE:COLUMN code ...`. There is none for a code that
 * depends on other files than the page.
 */
function badPages(folder: string, context: Surroundings): ReadonlyMap<string, BadPage> {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.yaml')) : [];
  const shortest = new Map<string, { readonly file: string; readonly text: string }>();
  for (const file of files.sort()) {
    const text = readFileSync(join(folder, file), 'utf8');
    const code = /^# expect \S+ (\S+)/.exec(text)?.[1];
    if (code && text.length < (shortest.get(code)?.text.length ?? Number.POSITIVE_INFINITY)) {
      shortest.set(code, { file: join(folder, file), text });
    }
  }
  return new Map(
    [...shortest].flatMap(([code, { file, text }]) => {
      const page = text.replace(/^# expect.*/, '# my-page.yaml').trimEnd();
      const message = said(file, context);
      return message === '' ? [] : [[code, { page, said: message }] as const];
    }),
  );
}

function said(file: string, context: Surroundings): string {
  const at = (problem: Problem): Problem => ({
    ...problem,
    place: problem.place && { ...problem.place, file: 'my-page.yaml' },
  });
  const itself = new RegExp(`[^\\s"]*/${basename(file)}`, 'g');
  return mistakesOf(file, context)
    .map((problem) => sentence(at(problem)).replace(itself, 'my-page.yaml'))
    .join('\n');
}

/**
 * The codes that a guide has advice on, found by its links to their place in the reference, and the heading above
 * each link.
 */
function adviceIn(guide: string): ReadonlyMap<string, string> {
  const name = anchorMaker();
  let heading = '';
  return new Map(
    guide.split('\n').flatMap((line) => {
      const title = /^#+ (.+)$/.exec(line)?.[1];
      if (title) heading = `#${name(title)}`;
      return [...line.matchAll(/errors\.md#([\w-]+)/g)].map(([, code]) => [code!, heading] as const);
    }),
  );
}
