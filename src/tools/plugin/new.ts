import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as say from '../../errors/plugin-make.js';
import { ZooError } from '../../errors/problem.js';
import { stageFolder } from '../../files/staged.js';
import type { Shelf } from '../../part.js';
import { compilePlugin } from '../../plugins/compile.js';
import { filesOf, pageName, partNames } from '../scaffold/template.js';

/** The plugin to create, and its folder. */
export interface NewRequest {
  readonly plugin: string;
  /** Name of its part; absent: the template's name. */
  readonly part?: string | undefined;
  /** The shelf of its part. */
  readonly shelf: Shelf;
  readonly folder: string;
  /** Version of declarative-zoo that it is written for. */
  readonly zoo: string;
}

/** The result: files by their paths in the folder, and the name of the page. */
export interface NewPlugin {
  readonly files: readonly string[];
  readonly page: string;
}

/** Writes the files of a new plugin. Throws a ZooError if a name is invalid, or if the folder is not empty. */
export async function newPlugin({ plugin, part, shelf, folder, zoo }: NewRequest): Promise<NewPlugin> {
  const name = part ?? partNames[shelf];
  if (!/^(@[a-z0-9][a-z0-9._-]*\/)?[a-z][a-z0-9-]*$/.test(plugin))
    throw new ZooError(say.badName('the plugin', plugin));
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new ZooError(say.badName('the part', name));
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new ZooError(say.folderNotEmpty(folder));
  const files = filesOf({ plugin, part: name, shelf, zoo });
  const staged = stageFolder(folder);
  try {
    for (const [path, text] of files) staged.add(path, text);
    if (!staged.place()) throw new ZooError(say.folderNotEmpty(folder));
  } finally {
    staged.abandon();
  }
  return { files: [...files.keys()], page: pageName(plugin) };
}

/**
 * Builds a plugin: types from its schemas into src/generated, then JavaScript. `root` is the package of zoo, whose
 * own generator writes the types. Returns the generated files that changed. Throws a ZooError that lists every error.
 */
export async function buildPlugin(folder: string, root: string): Promise<readonly string[]> {
  const generator = pathToFileURL(join(root, 'schemas', 'generate.mjs')).href;
  const { generate } = (await import(generator)) as {
    generate(how: { base: string; door: string }): Promise<readonly string[]>;
  };
  const written = await generate({ base: folder, door: 'declarative-zoo' });
  await compilePlugin(folder);
  return written;
}
