import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandFacts } from '../docs/commands-page.js';
import { keepReference } from '../docs/keep.js';
import { referencePages } from '../docs/reference.js';
import type { WrittenPage } from '../docs/uses.js';
import { staleReference } from '../errors/docs.js';
import { ZooError } from '../errors/problem.js';
import { schema } from '../generated/page.js';
import { readPage } from '../spec/read.js';
import type { Surroundings } from './surroundings.js';

/**
 * Writes docs/reference of a checkout; returns the files that changed. With `check` it writes nothing, and throws a
 * ZooError where a file is stale.
 */
export async function writeReference(
  root: string,
  commands: readonly CommandFacts[],
  { registry, zoo }: Pick<Surroundings, 'registry' | 'zoo'>,
  { check = false }: { readonly check?: boolean },
): Promise<readonly string[]> {
  const input = { root, parts: registry.all(), pageSchema: schema, pages: writtenPages(zoo), commands };
  const pages = await referencePages(input);
  const stale = keepReference(join(root, 'docs', 'reference'), pages, { check });
  if (check && stale.length > 0) throw new ZooError(staleReference(stale));
  return stale.map((file) => `docs/reference/${file}`);
}

/** Every page of a folder, as it stands and under each of its profiles; those that extend no other come first. */
function writtenPages(folder: string): readonly WrittenPage[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );
  const isRoot = (file: string): boolean => !/^extends:/m.test(readFileSync(join(folder, file), 'utf8'));
  const sorted = [...files].sort();
  return [...sorted.filter(isRoot), ...sorted.filter((file) => !isRoot(file))].map((file) => {
    const spec = readPage(join(folder, file), { env: {}, cache: '', library: [folder], keepUnset: true });
    const values = [spec, ...spec.profiles.map(spec.under)].map((one) => one.value);
    return { name: spec.name, file: file.replaceAll('\\', '/'), values };
  });
}
