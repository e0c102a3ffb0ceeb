import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  clearFaces,
  earlierEntries,
  isEarlierFolder,
  isEarlierPart,
  isFaceFolder,
  lockBeside,
} from '../faces/folder.js';
import { takeLock } from '../files/lock.js';
import { removeParts } from '../files/parts.js';
import { removeEmptyFolder } from '../files/write.js';
import { usedBy } from './banks.js';

/** A set of drawn faces: its folder, and all its paths: the folder, its lock, and the remains of killed processes. */
export interface DrawnSet {
  readonly folder: string;
  readonly paths: readonly string[];
}

/** A folder named after drawing options, its unfinished form, or its lock. */
const SET = /^(?:(faces-[0-9a-f]{16})|\.(faces-[0-9a-f]{16})\.(?:[0-9a-f]{24}\.zoo-part|lock))$/;

/** The sets of drawn faces in a folder and its subfolders, and the paths of everything else. `skip` lists entries to omit. */
export function facesIn(
  folder: string,
  skip: (name: string) => boolean = () => false,
): { readonly sets: readonly DrawnSet[]; readonly others: readonly string[] } {
  const sets = new Map<string, string[]>();
  const others: string[] = [];
  const add = (set: string, path: string) => sets.set(set, [...(sets.get(set) ?? []), path]);
  const earlier = isEarlierFolder(folder) ? earlierEntries(folder) : [];
  for (const entry of list(folder).filter(({ name }) => !skip(name))) {
    const path = join(folder, entry.name);
    const [, whole, beside] = SET.exec(entry.name) ?? [];
    if (earlier.includes(entry.name)) add(folder, path);
    else if (!entry.isDirectory()) others.push(path);
    else if (beside !== undefined) add(join(folder, beside), path);
    else if (isFaceFolder(path) || isEarlierPart(path)) add(path, path);
    else if (whole === undefined) {
      const inner = facesIn(path);
      for (const one of inner.sets) sets.set(one.folder, [...one.paths]);
      others.push(...(inner.sets.length > 0 ? inner.others : [path]));
    } else others.push(path);
  }
  return { sets: [...sets].map(([set, paths]) => ({ folder: set, paths })), others };
}

/** Removes a set of drawn faces, then the folder of sets if it is empty. If the set stays, returns the reason. */
export function removeSet(folder: string, cache: string): string | undefined {
  const taken = takeLock(lockBeside(folder));
  if (!('lock' in taken)) return usedBy(taken.holder);
  let left: readonly string[] = [];
  try {
    removeParts(dirname(folder), basename(folder));
    if (existsSync(folder)) left = clearFaces(folder);
  } finally {
    taken.lock.release();
  }
  if (left.length > 0) return `other files are in it, such as ${left[0]}`;
  if (dirname(folder) !== cache) removeEmptyFolder(dirname(folder));
  return undefined;
}

function list(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
