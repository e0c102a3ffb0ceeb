import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandFacts } from '../../docs/commands-page.js';
import { deadLinks } from '../../docs/dead-links.js';
import { gather } from '../../docs/site/gather.js';
import { pagesIn, staleCalls } from '../../docs/snippets.js';
import { staleSnippet } from '../../errors/docs.js';
import type { Problem } from '../../errors/problem.js';
import { mistakesOf } from '../page/validate.js';
import type { Surroundings } from '../surroundings.js';

/** What does not hold in the guide, the READMEs and the reference: dead links, commands and pages that are not sound. */
export function guideFaults(
  root: string,
  commands: readonly CommandFacts[],
  around: Surroundings,
): readonly Problem[] {
  const files = pagesOf(root);
  const written = files.filter((file) => !file.startsWith('docs/reference/'));
  const text = (file: string): string => readFileSync(join(root, file), 'utf8');
  return [
    ...deadLinks(root, files),
    ...written.flatMap((file) => staleCalls(file, text(file), commands)),
    ...stalePages(
      written.map((file) => [file, text(file)] as const),
      around,
    ),
  ];
}

/** The same for a plugin, whose pages need the plugin itself: its links. */
export const pluginFaults = (root: string): readonly Problem[] => deadLinks(root, pagesOf(root));

const pagesOf = (root: string): readonly string[] =>
  [...gather(root).pages.keys()].filter((file) => !file.startsWith('..'));

/** Pages that guides show and that are not sound. One that uses a plugin is left to the tests: no code of it is run. */
function stalePages(
  guides: readonly (readonly [string, string])[],
  around: Surroundings,
): readonly Problem[] {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-docs-'));
  const zoo = readdirSync(around.zoo).filter((file) => file.endsWith('.yaml'));
  for (const file of zoo) cpSync(join(around.zoo, file), join(folder, file)); // pages may extend one by its file
  try {
    return guides.flatMap(([file, markdown]) =>
      pagesIn(markdown)
        .filter(({ text }) => !/^plugins:/m.test(text))
        .flatMap(({ text, line }) => {
          writeFileSync(join(folder, 'shown-page.yaml'), text);
          return mistakesOf(join(folder, 'shown-page.yaml'), around).map(({ message, place }) =>
            staleSnippet({ file, line: line + (place?.line ?? 1) - 1, column: place?.column ?? 1 }, message),
          );
        }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
