import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { noSources } from '../errors/docs.js';
import { ZooError } from '../errors/problem.js';
import type { AnyPart, PartSchema } from '../part.js';
import { type CommandFacts, commandsPage } from './commands-page.js';
import { errorsPage } from './errors-page.js';
import { indexPage } from './index-page.js';
import { generatedFrom, page } from './markdown.js';
import { optionTable } from './options.js';
import { partPage } from './part-page.js';
import { sentencesOf } from './sentences.js';
import { openSources, partDocstring } from './sources.js';
import { usesIn, type WrittenPage } from './uses.js';

/** What the reference is written from. */
export interface ReferenceInput {
  /** Root of the repository. */
  readonly root: string;
  readonly parts: readonly AnyPart[];
  readonly pageSchema: PartSchema;
  readonly pages: readonly WrittenPage[];
  readonly commands: readonly CommandFacts[];
}

/** The reference, by path inside its folder. Throws a ZooError where there are no sources, or no ts-morph to read them. */
export async function referencePages(input: ReferenceInput): Promise<ReadonlyMap<string, string>> {
  const { root, parts, pageSchema, pages, commands } = input;
  if (!existsSync(join(root, 'src', 'parts'))) throw new ZooError(noSources(root));
  const [partSources, errorSources] = await Promise.all([
    openSources([`${root}/src/parts/*/**/*.ts`]),
    openSources([`${root}/src/errors/*.ts`]),
  ]);
  const files = new Map(
    partSources.files.map((file) => [relative(root, file.getFilePath()).replaceAll('\\', '/'), file]),
  );
  const uses = usesIn(pages);
  const written = new Map([
    ['README.md', indexPage(parts)],
    ['page.md', keysPage(pageSchema)],
    ['commands.md', commandsPage(commands)],
    ['errors.md', errorsPage(sentencesOf(errorSources))],
  ]);
  for (const part of parts) {
    const { shelf, name } = part;
    const source = [`src/parts/${shelf}/${name}.ts`, `src/parts/${shelf}/${name}/${name}.ts`].find((path) =>
      files.has(path),
    )!;
    const text = partPage(
      {
        part,
        docstring: partDocstring(files.get(source)!),
        source,
        schema: `schemas/${shelf}/${name}.json`,
        uses: uses.filter((use) => use.shelf === shelf && use.type === name),
      },
      '../../../',
    );
    written.set(`${shelf}/${name}.md`, text);
  }
  return written;
}

const keysPage = (schema: PartSchema): string =>
  page([
    generatedFrom('schemas/page.json'),
    '# The keys of a page',
    'How pages are written, extended and changed from outside is told in [pages](../pages.md); here is every key.',
    optionTable(schema),
  ]);
