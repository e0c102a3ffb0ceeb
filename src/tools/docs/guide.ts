import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandFacts } from '../../docs/commands-page.js';
import { deadLinks } from '../../docs/dead-links.js';
import { gather } from '../../docs/gather.js';
import { staleCalls } from '../../docs/snippets.js';
import type { Problem } from '../../errors/problem.js';
import type { Surroundings } from '../../run/surroundings.js';
import { type Guide, pluginPageFaults, shownPageFaults } from './shown-pages.js';

/**
 * Problems in the guide, the READMEs and the reference of a checkout: dead links, and invalid commands and pages,
 * including those in the folders of its plugins. Runs the plugins' code.
 */
export async function guideFaults(
  root: string,
  commands: readonly CommandFacts[],
  context: Surroundings,
): Promise<readonly Problem[]> {
  const files = pagesOf(root);
  const guides = written(root, files).map((guide) => ({ ...guide, plugin: pluginOf(root, guide.file) }));
  const plugins = pluginsIn(root);
  return [
    ...deadLinks(root, files),
    ...guides.flatMap(({ file, markdown }) => staleCalls(file, markdown, commands)),
    ...(await each(guides, (guide) => shownPageFaults(guide, context))),
    ...(await each(plugins, (plugin) => pluginPageFaults(root, plugin, context))),
  ];
}

/** The same for a plugin's folder. */
export async function pluginFaults(
  root: string,
  commands: readonly CommandFacts[],
  context: Surroundings,
): Promise<readonly Problem[]> {
  const files = pagesOf(root);
  const guides = written(root, files).map((guide) => ({ ...guide, plugin: root }));
  return [
    ...deadLinks(root, files),
    ...guides.flatMap(({ file, markdown }) => staleCalls(file, markdown, commands)),
    ...(await each(guides, (guide) => shownPageFaults(guide, context))),
    ...(await pluginPageFaults(root, root, context)),
  ];
}

const pagesOf = (root: string): readonly string[] =>
  [...gather(root).pages.keys()].filter((file) => !file.startsWith('..'));

/** The handwritten texts. */
const written = (root: string, files: readonly string[]): readonly Guide[] =>
  files
    .filter((file) => !/(^|\/)docs\/reference\//.test(file))
    .map((file) => ({ file, markdown: readFileSync(join(root, file), 'utf8') }));

/** The folders of the plugins in a checkout. */
function pluginsIn(root: string): readonly string[] {
  const folder = join(root, 'plugins');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => join(folder, name)).filter((plugin) => existsSync(join(plugin, 'package.json')));
}

/** The plugin that a text is about, by its folder. */
const pluginOf = (root: string, file: string): string | undefined =>
  pluginsIn(root).find((plugin) => join(root, file).startsWith(join(plugin, '/')));

async function each<T>(
  list: readonly T[],
  faults: (one: T) => Promise<readonly Problem[]>,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const one of list) problems.push(...(await faults(one)));
  return problems;
}
