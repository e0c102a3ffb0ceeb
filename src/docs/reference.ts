import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { noSources } from '../errors/docs.js';
import { type Problem, ZooError } from '../errors/problem.js';
import type { AnyPart, PartSchema } from '../part.js';
import { apiPage } from './api-page.js';
import { type CommandFacts, commandsPage } from './commands-page.js';
import { type ErrorFacts, errorsPage } from './errors-page.js';
import { indexPage } from './index-page.js';
import { generatedFrom, page } from './markdown.js';
import { optionTable } from './options.js';
import { partPage } from './part-page.js';
import { sentencesOf } from './sentences.js';
import { openSources, partDocstring } from './sources.js';
import {
  undocumentedCommands,
  undocumentedErrors,
  undocumentedKeys,
  undocumentedOptions,
  undocumentedPart,
} from './undocumented.js';
import { usesIn, type WrittenPage } from './uses.js';

/** Parts and the pages that use them, of this project or a plugin. */
export interface PartsInput {
  /** The folder that holds `src/parts/<shelf>/<name>.ts`, `schemas/<shelf>/<name>.json` and `zoo`. */
  readonly root: string;
  readonly parts: readonly AnyPart[];
  readonly pages: readonly WrittenPage[];
}

/** The input of the project's reference. */
export interface ReferenceInput extends PartsInput {
  readonly pageSchema: PartSchema;
  readonly studySchema: PartSchema;
  readonly commands: readonly CommandFacts[];
  readonly errors: ErrorFacts;
  /** The zoo's pages with the paper's numbers and the measured ones: a Markdown table, with links relative to docs/reference. */
  readonly results: string;
}

/** A reference: its pages by path inside its folder, and what they lack because it is not documented. */
export interface Reference {
  readonly pages: ReadonlyMap<string, string>;
  readonly undocumented: readonly Problem[];
}

/** The project's reference. Throws a ZooError without sources or ts-morph. */
export async function projectReference(input: ReferenceInput): Promise<Reference> {
  const { parts, pageSchema, studySchema, commands, errors, results, root } = input;
  const { pages, undocumented } = await partsReference(input);
  const sentences = sentencesOf(await openSources([`${root}/src/errors/*.ts`]));
  const api = apiPage(
    await openSources(['index.ts', 'api/*.ts', 'errors/problem.ts'].map((file) => `${root}/src/${file}`)),
  );
  return {
    pages: new Map([
      ['README.md', indexPage(parts)],
      ['page.md', keysPage(pageSchema)],
      ['study.md', studyPage(studySchema)],
      ['commands.md', commandsPage(commands)],
      ['errors.md', errorsPage(sentences, errors)],
      ['zoo.md', resultsPage(results)],
      ['api/README.md', api.text],
      ...pages,
    ]),
    undocumented: [
      ...undocumented,
      ...undocumentedKeys(pageSchema, 'page'),
      ...undocumentedKeys(studySchema, 'study'),
      ...undocumentedCommands(commands),
      ...undocumentedErrors(sentences, errors.badPages),
      ...api.undocumented,
    ],
  };
}

/** A page for each part, `heads/fc.md`. Throws a ZooError without sources or ts-morph. */
export async function partsReference({ root, parts, pages }: PartsInput): Promise<Reference> {
  if (!existsSync(join(root, 'src', 'parts'))) throw new ZooError(noSources(root));
  const { files } = await openSources([`${root}/src/parts/*/**/*.ts`]);
  const byPath = new Map(
    files.map((file) => [relative(root, file.getFilePath()).replaceAll('\\', '/'), file] as const),
  );
  const uses = usesIn(pages);
  const written = parts.map((part) => {
    const own = `${part.shelf}/${part.name.split('/').at(-1)}`; // a plugin's part is called plugin/part
    const inFolder = `src/parts/${own}/${own.split('/').at(-1)}.ts`;
    const source = byPath.has(inFolder) ? inFolder : `src/parts/${own}.ts`;
    const file = byPath.get(source);
    const docstring = file && partDocstring(file);
    const text = partPage({
      part,
      docstring,
      source,
      schema: `schemas/${own}.json`,
      uses: uses.filter((use) => use.shelf === part.shelf && use.type === part.name),
    });
    return { own, text, docstring };
  });
  return {
    pages: new Map(written.map(({ own, text }) => [`${own}.md`, text] as const)),
    undocumented: [
      ...written.flatMap(({ own, docstring }) => (docstring ? [] : [undocumentedPart(own)])),
      ...undocumentedOptions(parts),
    ],
  };
}

const keysPage = (schema: PartSchema): string =>
  page([
    generatedFrom('schemas/page.json'),
    '# The keys of a page',
    '[Pages](../pages.md) explains how to write, extend and override pages; this page lists all keys.',
    optionTable(schema),
  ]);

const studyPage = (schema: PartSchema): string =>
  page([
    generatedFrom('schemas/study.json'),
    '# The keys of a study',
    '[Studies](../studies.md) explains how to write and run a study; this page lists all keys.',
    optionTable(schema),
  ]);

const resultsPage = (table: string): string =>
  page([
    generatedFrom('zoo/papers and zoo/studies/results'),
    '# The results of the zoo',
    `Every page of the zoo: the paper's numbers on the validation set of s-Aff-Wild2, in percent, and what the page's demo scored
on drawn faces: means and deviations over seeds. Compare the latter only with each other
([what they show](../claims.md)). An empty cell means that nothing was measured.`,
    table,
  ]);
