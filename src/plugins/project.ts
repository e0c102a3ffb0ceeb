import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as say from '../errors/plugin-allow.js';
import { ZooError } from '../errors/problem.js';
import { readRegular } from '../files/read-regular.js';
import { writeAtomically } from '../files/write.js';

interface Manifest {
  readonly private?: boolean;
  readonly zoo?: { readonly plugins?: unknown };
}

const fileOf = (folder: string): string => join(folder, 'package.json');

/** The plugins that a folder's package.json allows, as written there. Throws a ZooError if the value is not a list. */
export function wordsIn(folder: string): readonly string[] {
  const file = fileOf(folder);
  // A package.json that npm cannot read allows nothing either.
  const list = read(file)?.zoo?.plugins;
  if (list === undefined) return [];
  if (Array.isArray(list) && list.every((word) => typeof word === 'string')) return list;
  throw new ZooError(say.allowedNotAList(file));
}

/** Writes the list into package.json, creating the file if necessary; keeps the rest unchanged. */
export function writeWords(folder: string, words: readonly string[]): void {
  const file = fileOf(folder);
  const manifest: Manifest | undefined = existsSync(file) ? read(file) : { private: true };
  if (manifest === undefined) throw new ZooError(say.manifestBroken(file));
  const indent = /^[ \t]+(?=")/m.exec(existsSync(file) ? readRegular(file).toString() : '')?.[0] ?? '  ';
  const changed = { ...manifest, zoo: { ...manifest.zoo, plugins: words } };
  writeAtomically(file, `${JSON.stringify(changed, null, indent)}\n`);
}

function read(file: string): Manifest | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const value: unknown = JSON.parse(readRegular(file).toString());
    return value !== null && typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
}
