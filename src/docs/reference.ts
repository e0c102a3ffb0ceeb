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

/** Parts and the pages that use them; of this project, or of a plugin. */
export interface PartsInput {
  /** The folder that holds `src/parts/<shelf>/<name>.ts`, `schemas/<shelf>/<name>.json` and `zoo`. */
  readonly root: string;
  readonly parts: readonly AnyPart[];
  readonly pages: readonly WrittenPage[];
}

/** What the project's own reference is written from. */
export interface ReferenceInput extends PartsInput {
  readonly pageSchema: PartSchema;
  readonly commands: readonly CommandFacts[];
}

type Pages = ReadonlyMap<string, string>;

/** The project's reference, by path inside its folder. Throws a ZooError where there are no sources, or no ts-morph. */
export async function referencePages(input: ReferenceInput): Promise<Pages> {
  const parts = await partPages(input);
  const errors = await openSources([`${input.root}/src/errors/*.ts`]);
  return new Map([
    ['README.md', indexPage(input.parts)],
    ['page.md', keysPage(input.pageSchema)],
    ['commands.md', commandsPage(input.commands)],
    ['errors.md', errorsPage(sentencesOf(errors))],
    ...parts,
  ]);
}

/** A page for each part, `heads/fc.md`. Throws a ZooError where there are no sources, or no ts-morph to read them. */
export async function partPages({ root, parts, pages }: PartsInput): Promise<Pages> {
  if (!existsSync(join(root, 'src', 'parts'))) throw new ZooError(noSources(root));
  const { files } = await openSources([`${root}/src/parts/*/**/*.ts`]);
  const byPath = new Map(
    files.map((file) => [relative(root, file.getFilePath()).replaceAll('\\', '/'), file] as const),
  );
  const uses = usesIn(pages);
  return new Map(
    parts.map((part) => {
      const own = `${part.shelf}/${part.name.split('/').at(-1)}`; // a plugin's part is called plugin/part
      const inFolder = `src/parts/${own}/${own.split('/').at(-1)}.ts`;
      const source = byPath.has(inFolder) ? inFolder : `src/parts/${own}.ts`;
      const file = byPath.get(source);
      const text = partPage({
        part,
        docstring: file && partDocstring(file),
        source,
        schema: `schemas/${own}.json`,
        uses: uses.filter((use) => use.shelf === part.shelf && use.type === part.name),
      });
      return [`${own}.md`, text] as const;
    }),
  );
}

const keysPage = (schema: PartSchema): string =>
  page([
    generatedFrom('schemas/page.json'),
    '# The keys of a page',
    'How pages are written, extended and changed from outside is told in [pages](../pages.md); here is every key.',
    optionTable(schema),
  ]);
