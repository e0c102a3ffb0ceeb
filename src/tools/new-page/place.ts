import { existsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { badPageName, fileTaken } from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import {
  checkWritable,
  makeFolder,
  moveIntoPlace,
  removeFile,
  setAside,
  writeAtomically,
} from '../../files/write.js';
import { validatePage } from '../../run/page/validate.js';
import type { Surroundings } from '../../run/surroundings.js';

const YAML = /\.ya?ml$/;

/** The file for a page of this name: `where` is a file (`.yaml`) or a folder; absent: the working folder. */
export function pageFile(where: string | undefined, name: string): string {
  if (where !== undefined && YAML.test(where) && !isFolder(where)) return where;
  return join(where ?? '.', `${name}.yaml`);
}

/** The name of the page in this file. Throws if it is not a valid name. */
export function nameOf(file: string): string {
  const name = basename(file).replace(YAML, '');
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw new ZooError(badPageName(name));
  return name;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/**
 * The first line of a page, which tells editors where the schema is: relative to the page if the page is below this
 * folder.
 */
export function schemaLine(file: string, schema: string): string {
  const folder = dirname(resolve(file));
  const isNear = [resolve(schema), folder].every(
    (path) => path.startsWith(resolve('.') + sep) || path === resolve('.'),
  );
  const path = isNear ? relative(folder, schema).replaceAll('\\', '/') : pathToFileURL(resolve(schema)).href;
  return `# yaml-language-server: $schema=${path}`;
}

/** The schema of the pages in a library's folder; if the folder has none, the zoo's own. */
export function schemaBeside(folder: string, { zoo }: Pick<Surroundings, 'zoo'>): string {
  const beside = join(folder, '..', 'schemas', 'zoo.schema.json');
  return existsSync(beside) ? beside : join(zoo, '..', 'schemas', 'zoo.schema.json');
}

/** Throws if the name of the file is not a valid page name, or if the file exists and may not be overwritten. */
export function checkFree(file: string, force: boolean): void {
  nameOf(file);
  if (existsSync(file) && !force) throw new ZooError(fileTaken(file));
}

/**
 * Writes a page and validates it; restores the file if the page is invalid. Throws if the file exists, unless it may be
 * overwritten.
 */
export function placePage(file: string, text: string, force: boolean, context: Surroundings): void {
  checkFree(file, force);
  makeFolder(dirname(file));
  checkWritable(file);
  const before = existsSync(file) ? setAside(file) : undefined;
  try {
    writeAtomically(file, text);
    validatePage({ page: file }, context);
  } catch (error) {
    if (before === undefined) removeFile(file);
    else moveIntoPlace(before, file);
    throw error;
  }
  if (before !== undefined) removeFile(before);
}

/** How a page in the folder `from` refers to another: by its name in the zoo, or by a relative path. */
export function pageWord(file: string, from: string, library: readonly string[]): string {
  const home = library.find((folder) => resolve(folder) === resolve(dirname(file)));
  if (home !== undefined) return basename(file).replace(YAML, '');
  const way = relative(resolve(from), resolve(file)).replaceAll('\\', '/');
  return isAbsolute(way) || way.startsWith('.') ? way : `./${way}`;
}
