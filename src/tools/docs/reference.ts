import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { CommandFacts } from '../../docs/commands-page.js';
import { keepReference } from '../../docs/keep.js';
import { partsReference, projectReference, type Reference } from '../../docs/reference.js';
import type { WrittenPage } from '../../docs/uses.js';
import { staleReference } from '../../errors/docs.js';
import { ZooError } from '../../errors/problem.js';
import { schema } from '../../generated/page.js';
import { schema as studySchema } from '../../generated/study.js';
import { findPlugin } from '../../plugins/find.js';
import { load } from '../../run/plugins.js';
import type { Surroundings } from '../../run/surroundings.js';
import { readPage } from '../../spec/read.js';
import { readMeasured } from '../../zoo/measured.js';
import { listPages } from '../../zoo/pages.js';
import { readPapers } from '../../zoo/papers.js';
import { zooMarkdown } from '../../zoo/table.js';
import { errorFacts } from './error-facts.js';
import { guideFaults, pluginFaults } from './guide.js';

/** Whether to write or only to check, and the root of paths in messages. */
export interface HowToKeep {
  readonly check?: boolean;
  readonly from: string;
}

/**
 * Writes docs/reference of a checkout at `root`; returns the files that changed. With `check`, it writes nothing, and
 * throws a ZooError if a file is stale, something is not documented, or the guide contains an error.
 */
export async function writeReference(
  root: string,
  commands: readonly CommandFacts[],
  context: Surroundings,
  how: HowToKeep,
): Promise<readonly string[]> {
  const { registry, zoo } = context;
  const reference = await projectReference({
    root,
    parts: registry.all(),
    pages: writtenPages(zoo, [zoo]),
    pageSchema: schema,
    studySchema,
    commands,
    errors: errorFacts(root, context),
    results: resultsOf(zoo),
  });
  return keep(root, reference, how, () => guideFaults(root, commands, context));
}

/** The same for the parts of a plugin, into its own docs/reference. Runs the plugin's code. */
export async function writePluginReference(
  word: string,
  commands: readonly CommandFacts[],
  context: Surroundings,
  how: HowToKeep,
): Promise<readonly string[]> {
  const { zoo } = context;
  const { folder: root, parts, pages } = await load(findPlugin(word, how.from));
  const written = existsSync(pages) ? writtenPages(pages, [pages, zoo]) : [];
  return keep(root, await partsReference({ root, parts, pages: written }), how, () =>
    pluginFaults(root, commands, context),
  );
}

async function keep(
  root: string,
  { pages, undocumented }: Reference,
  { check = false, from }: HowToKeep,
  faults: () => ReturnType<typeof guideFaults>,
): Promise<readonly string[]> {
  const folder = join(root, 'docs', 'reference');
  const stale = keepReference(folder, pages, { check }).map((file) => relative(from, join(folder, file)));
  if (!check) return stale;
  const wrong = [...(stale.length > 0 ? [staleReference(stale)] : []), ...undocumented, ...(await faults())];
  if (wrong.length > 0) throw new ZooError(wrong);
  return [];
}

/** Every page of a folder, without a profile and with each of its profiles; pages that extend no other come first. */
function writtenPages(folder: string, library: readonly string[]): readonly WrittenPage[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const isRoot = (file: string): boolean => !/^extends:/m.test(readFileSync(join(folder, file), 'utf8'));
  return [...files.filter(isRoot), ...files.filter((file) => !isRoot(file))].map((file) => {
    const spec = readPage(join(folder, file), { env: {}, cache: '', library, keepUnset: true });
    const values = [spec, ...spec.profiles.map(spec.under)].map((one) => one.value);
    return { name: spec.name, file: file.replaceAll('\\', '/'), values };
  });
}

function resultsOf(zoo: string): string {
  const read = (file: string, profile?: string) =>
    readPage(file, { env: {}, cache: '', library: [zoo], keepUnset: true, profile });
  return zooMarkdown(listPages([zoo], readPapers(zoo), read).entries, '../../zoo/', readMeasured(zoo));
}
