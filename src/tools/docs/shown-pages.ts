import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesIn, pagesIn } from '../../docs/snippets.js';
import { staleSnippet } from '../../errors/docs.js';
import { type Problem, ZooError } from '../../errors/problem.js';
import { type TemporaryFolder, temporaryFolder } from '../../files/staged.js';
import { writeAtomically } from '../../files/write.js';
import { findStudy, readStudy } from '../../many/study-file.js';
import { validateStudy } from '../../many/validate.js';
import { mistakesOf } from '../../run/page/validate.js';
import { withPlugins } from '../../run/plugins.js';
import type { Surroundings } from '../../run/surroundings.js';

/** A text that shows pages, by its path from the root, and the folder of its plugin, if it is about one. */
export interface Guide {
  readonly file: string;
  readonly markdown: string;
  readonly plugin?: string | undefined;
}

/**
 * Problems with the pages that a guide shows. A plugin in these pages is the one that the guide is about, or one
 * whose files it shows; its code runs.
 */
export async function shownPageFaults(guide: Guide, context: Surroundings): Promise<readonly Problem[]> {
  const pages = pagesIn(guide.markdown);
  if (pages.length === 0) return [];
  const folder = temporaryFolder('zoo-docs');
  try {
    const flags = [...layOut(folder, guide, context), ...(guide.plugin ? [guide.plugin] : [])];
    const problems: Problem[] = [];
    for (const { text, line } of pages) {
      const page = join(folder.path, 'shown-page.yaml');
      writeAtomically(page, text);
      for (const { message, place } of await faultsOf(page, context, folder.path, flags)) {
        const at = { file: guide.file, line: line + (place?.line ?? 1) - 1, column: place?.column ?? 1 };
        problems.push(staleSnippet(at, message));
      }
    }
    return problems;
  } finally {
    folder.remove();
  }
}

/** Problems with the pages in a plugin's folder `zoo`, with paths from `root`; runs the plugin's code. */
export async function pluginPageFaults(
  root: string,
  plugin: string,
  context: Surroundings,
): Promise<readonly Problem[]> {
  const zoo = join(plugin, 'zoo');
  const files = existsSync(zoo) ? readdirSync(zoo).filter((file) => file.endsWith('.yaml')) : [];
  const problems: Problem[] = [];
  for (const file of files.sort()) {
    for (const problem of await faultsOf(join(zoo, file), context, root, [plugin])) {
      const { place = { file: join(zoo, file), line: 1, column: 1 } } = problem;
      problems.push({ ...problem, place: { ...place, file: relative(root, place.file) } });
    }
  }
  return problems;
}

async function faultsOf(
  page: string,
  context: Surroundings,
  folder: string,
  flags: readonly string[],
): Promise<readonly Problem[]> {
  try {
    const found = findStudy(page, context.library);
    if (found) {
      validateStudy(readStudy(found, context.library), {}, context);
      return [];
    }
    const allowed = await withPlugins(context, { folder, flags }, [{ page }]);
    // A package that only users of the plugin install is not a problem of its pages.
    return mistakesOf(page, allowed).filter(({ code }) => !code.endsWith('-not-installed'));
  } catch (error) {
    if (error instanceof ZooError) return error.problems;
    throw error;
  }
}

/**
 * Copies the pages of the zoo, which a page may extend by file, and writes the files that the guide shows; returns the
 * folders of its plugins.
 */
function layOut(folder: TemporaryFolder, { markdown }: Guide, { zoo }: Surroundings): readonly string[] {
  for (const file of readdirSync(zoo).filter((one) => one.endsWith('.yaml')))
    folder.copy(join(zoo, file), file);
  folder.link(dirname(zoo), join('node_modules', 'declarative-zoo'));
  const shown = filesIn(markdown);
  for (const { file, text } of shown) folder.add(file, text);
  return shown
    .filter(({ file }) => file.endsWith('/package.json'))
    .map(({ file }) => join(folder.path, dirname(file)));
}
