import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as say from '../../errors/plugin-make.js';
import { ZooError } from '../../errors/problem.js';
import { nounOf } from '../../errors/schema.js';
import { readRegular } from '../../files/read-regular.js';
import { makeFolder, removeFile, writeAtomically } from '../../files/write.js';
import type { Shelf } from '../../part.js';
import { nameAt } from '../../plugins/find.js';
import { withPart } from '../../plugins/register.js';
import { partFilesOf, partNames } from '../scaffold/template.js';

/** The part to add, and the folder of its plugin. */
export interface AddRequest {
  readonly folder: string;
  readonly shelf: Shelf;
  /** Name of the part; absent: the template's name. */
  readonly part?: string | undefined;
  /** Version of declarative-zoo that it is written for. */
  readonly zoo: string;
}

/** The changes to a plugin's folder, by relative path: new files and changed files. */
export interface AddedPart {
  readonly part: string;
  readonly written: readonly string[];
  readonly changed: readonly string[];
}

/**
 * Adds a part to an existing plugin: its schema, source and test, a row in the README, and its place in `src/index.ts`. Throws a
 * ZooError, and writes nothing, if a file of the part exists or `src/index.ts` has no list of parts.
 */
export async function addPart({ folder, shelf, part, zoo }: AddRequest): Promise<AddedPart> {
  const plugin = nameAt(folder);
  const name = part ?? partNames[shelf];
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new ZooError(say.badName('the part', name));
  const at = (file: string): string => join(folder, file);
  const textOf = (file: string): string | undefined =>
    existsSync(at(file)) ? readRegular(at(file)).toString() : undefined;

  const request = { plugin, part: name, shelf, zoo };
  // Two parts of one shelf may share an example.
  const isShared = ([file, text]: File): boolean => file.startsWith('example/') && textOf(file) === text;
  const files = [...partFilesOf(request)].filter((one) => !isShared(one));
  const taken = files.map(([file]) => file).filter((file) => existsSync(at(file)));
  if (taken.length > 0) throw new ZooError(taken.map((file) => say.partTaken(at(file))));

  const index = textOf('src/index.ts');
  const registration = { module: `./parts/${shelf}/${name}.js`, identifier: identifierOf(name, shelf) };
  const registered = index === undefined ? undefined : withPart(index, registration);
  if (registered === undefined) throw new ZooError(say.noPartList(at('src/index.ts')));

  const changes = new Map([['src/index.ts', registered]]);
  const [readme, manifest] = [textOf('README.md'), textOf('package.json')!];
  const described = readme && withRow(readme, rowOf(request, files));
  if (described) changes.set('README.md', described);
  const packed = withFolders(manifest, files);
  if (packed !== manifest) changes.set('package.json', packed);
  writeAll(folder, files, changes);
  return { part: `${plugin}/${name}`, written: files.map(([file]) => file), changed: [...changes.keys()] };
}

type File = readonly [path: string, text: string];

/** New files come first, so that `src/index.ts` never imports a missing file; if one fails, those before it are removed. */
function writeAll(folder: string, files: readonly File[], changes: ReadonlyMap<string, string>): void {
  const made: string[] = [];
  try {
    for (const [file, text] of files) {
      makeFolder(dirname(join(folder, file)));
      writeAtomically(join(folder, file), text);
      made.push(file);
    }
    for (const [file, text] of [...changes].reverse()) writeAtomically(join(folder, file), text);
  } catch (error) {
    for (const file of made) removeFile(join(folder, file));
    throw error;
  }
}

/** `focal` in the losses becomes `focalLoss`. */
const identifierOf = (part: string, shelf: Shelf): string =>
  `${part}-${nounOf(shelf).replaceAll(' ', '-')}`.replace(/-+([a-z0-9])/g, (_, letter: string) =>
    letter.toUpperCase(),
  );

const rowOf = (
  { plugin, part, shelf }: { plugin: string; part: string; shelf: Shelf },
  files: readonly File[],
) => {
  const schema = files.find(([file]) => file === `schemas/${shelf}/${part}.json`)?.[1] ?? '{}';
  const { description = '' } = JSON.parse(schema) as { description?: string };
  return `| [\`${plugin}/${part}\`](src/parts/${shelf}/${part}.ts) | ${description} |`;
};

/** A README with one more row at the end of the table in "## Parts"; undefined if it has no such table. */
function withRow(readme: string, row: string): string | undefined {
  const table = /^## Parts\r?\n(?:\s*\n)*(?:\|.*(?:\r?\n|$))+/m.exec(readme);
  if (table === null) return undefined;
  const end = table.index + table[0].length;
  const line = readme.slice(0, end).endsWith('\n') ? `${row}\n` : `\n${row}`;
  return readme.slice(0, end) + line + readme.slice(end);
}

/** A package.json whose `files`, if present, also lists the folder of examples. */
function withFolders(manifest: string, files: readonly File[]): string {
  const { files: listed, ...rest } = JSON.parse(manifest) as { readonly files?: readonly string[] };
  const needed = files.some(([file]) => file.startsWith('example/'));
  if (!needed || !Array.isArray(listed) || listed.includes('example')) return manifest;
  const indent = /^[ \t]+(?=")/m.exec(manifest)?.[0] ?? '  ';
  const order = Object.keys(JSON.parse(manifest) as object);
  const changed: { readonly [key: string]: unknown } = { ...rest, files: [...listed, 'example'] };
  return `${JSON.stringify(Object.fromEntries(order.map((key) => [key, changed[key]])), null, indent)}\n`;
}
