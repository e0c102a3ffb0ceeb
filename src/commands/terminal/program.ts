import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command, Interfaces } from '@oclif/core';
import { flush } from '@oclif/core/flush';
import { run } from '@oclif/core/run';
import { packageFolder } from '../../files/package-folder.js';

/** Runs the command for these arguments. */
export async function main(words: string[]): Promise<void> {
  await run(words, program());
  await flush();
}

/**
 * zoo in the form that oclif expects: its package.json, and its commands from the manifest. oclif can find both on its
 * own, but then sorts the commands by the rules of a language, and loading these takes a third as long as starting
 * Node.
 */
function program(): Interfaces.Options {
  const root = packageFolder;
  const pjson = read<Interfaces.PJSON>(root, 'package.json');
  const { commands } = read<Interfaces.Manifest>(root, 'oclif.manifest.json');
  const { topics = {}, hooks = {} } = pjson.oclif;
  const load = async ({ id, relativePath }: Command.Cached): Promise<Command.Class> => {
    const url = pathToFileURL(join(root, ...relativePath!));
    const { default: command } = (await import(url.href)) as { readonly default: Command.Class };
    return Object.assign(command, { id, plugin });
  };
  const plugin: Interfaces.Plugin = {
    _base: '',
    alias: pjson.name,
    commandIDs: Object.keys(commands),
    commands: Object.values(commands).map((command) => ({ ...command, load: () => load(command) })),
    commandsDir: undefined,
    findCommand: (id: string) => load(commands[id]!),
    hasManifest: true,
    hooks: Object.fromEntries(
      Object.entries(hooks).map(([event, target]) => [
        event,
        [{ identifier: 'default', target: target as string }],
      ]),
    ),
    isRoot: true,
    load: async () => {},
    moduleType: 'module',
    name: pjson.name,
    options: { root, isRoot: true },
    pjson,
    root,
    topics: Object.entries(topics).map(([name, topic]) => ({ name, ...topic })),
    type: 'core',
    valid: true,
    version: pjson.version,
  };
  return { root, pjson, plugins: new Map([[pjson.name, plugin]]) };
}

const read = <T>(root: string, file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
