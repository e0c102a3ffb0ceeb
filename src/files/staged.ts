import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { MARK, type Mark, markText } from './mark.js';
import { partBeside } from './parts.js';
import { codeOf, naming } from './refused.js';
import { makeFolder, writeNew } from './write.js';

/** A folder that is filled at a temporary path: nothing appears at its final path before `place`. */
export interface StagedFolder {
  /** Its temporary path. */
  readonly path: string;
  /** Adds a file, by path inside the folder. */
  add(file: string, content: string | Uint8Array): void;
  /** Moves it to its final path. If that is taken, changes nothing and returns false. */
  place(): boolean;
  /** Moves it to its final path, replacing what has it. Only for callers that can prove that this program made that. */
  replace(): void;
  /** Removes it, unless it was moved. */
  abandon(): void;
}

/**
 * Starts a folder that appears completely or not at all, with this mark if given. If `target` is an existing empty
 * folder, which may be a user's working folder, the files are moved into it one by one instead, the mark last.
 */
export function stageFolder(target: string, mark?: Mark): StagedFolder {
  const place = resolve(target);
  makeFolder(dirname(place));
  const path = partBeside(place);
  naming(target, () => mkdirSync(path));
  const add = (file: string, content: string | Uint8Array): void => {
    makeFolder(dirname(join(path, file)));
    writeNew(join(path, file), content);
  };
  const finish = (): void => {
    if (mark !== undefined) add(MARK, markText(mark));
  };
  return {
    path,
    add,
    place: () => {
      finish();
      return existsSync(place) ? moveInto(path, place) : renameFolder(path, place);
    },
    replace: () => {
      finish();
      const old = partBeside(place);
      const hadOne = existsSync(place);
      if (hadOne) naming(target, () => renameSync(place, old));
      naming(target, () => renameSync(path, place));
      if (hadOne) removeTree(old);
    },
    abandon: () => removeTree(path),
  };
}

function moveInto(folder: string, empty: string): boolean {
  if (!statSync(empty).isDirectory() || readdirSync(empty).length > 0) return false;
  const names = readdirSync(folder).sort((a, b) => Number(a === MARK) - Number(b === MARK));
  for (const name of names)
    naming(join(empty, name), () => renameSync(join(folder, name), join(empty, name)));
  return true;
}

/** Renames a folder to a free path or an empty folder; false if it is taken. Of several concurrent attempts, one succeeds. */
export function renameFolder(from: string, to: string): boolean {
  try {
    naming(to, () => renameSync(from, to));
    return true;
  } catch (error) {
    const isTaken = TAKEN.includes(codeOf(error)) && lstatSync(to, { throwIfNoEntry: false }) !== undefined;
    if (isTaken) return false;
    throw error;
  }
}

/** The errors of a rename to a path that is taken. */
const TAKEN = [
  'EEXIST',
  'ENOTEMPTY',
  'ENOTDIR',
  ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : []),
];

/** A temporary folder for one task. */
export interface TemporaryFolder {
  readonly path: string;
  /** Adds a file, by path inside the folder. */
  add(file: string, content: string | Uint8Array): void;
  /** Copies a file or folder to a path inside the folder. */
  copy(from: string, file: string): void;
  /** Adds a link to a folder. */
  link(to: string, file: string): void;
  remove(): void;
}

/** A new folder that only this user can read, in the system's folder for temporary files or in `parent`. */
export function temporaryFolder(name: string, parent = tmpdir()): TemporaryFolder {
  makeFolder(parent);
  const path = naming(parent, () => mkdtempSync(join(parent, `${name}-`)));
  const inside = (file: string): string => {
    makeFolder(dirname(join(path, file)));
    return join(path, file);
  };
  return {
    path,
    add: (file, content) => writeNew(inside(file), content),
    copy: (from, file) => naming(from, () => cpSync(from, inside(file), { recursive: true, force: false })),
    link: (to, file) => symlinkSync(to, inside(file), 'junction'),
    remove: () => removeTree(path),
  };
}

/** Copies a folder to a new path; false if it already exists. */
export function copyFolder(from: string, to: string): boolean {
  const staged = stageFolder(to);
  try {
    naming(from, () => cpSync(from, staged.path, { recursive: true }));
    return staged.place();
  } finally {
    staged.abandon();
  }
}

/** Removes a folder and its content. Only for a folder that this process made, or whose whole content is zoo's. */
export function removeTree(folder: string): void {
  naming(folder, () => rmSync(folder, { recursive: true, force: true }));
}
