import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { ZooError } from '../../errors/problem.js';
import {
  folderBusy,
  folderForeign,
  folderTaken,
  folderUnwritable,
  notARun,
  notOurRun,
} from '../../errors/train.js';
import { type Lock, takeLock } from '../../files/lock.js';
import { markFolder, removeOurs } from '../../files/mark.js';
import { removeParts } from '../../files/parts.js';
import { append, makeFolder, makeFolderIn, setAside, writeAtomically } from '../../files/write.js';
import { FILES, foreignIn, holdsRun, isRun, KIND, LOCK, standingOf } from './files.js';

/** A run's folder, locked by this process until `release`. */
export interface RunFolder {
  readonly path: string;
  file(name: keyof typeof FILES): string;
  write(name: keyof typeof FILES, content: string | Uint8Array | Iterable<string>): void;
  append(name: keyof typeof FILES, text: string): void;
  /** Throws `lock-lost` if the folder no longer belongs to this process, which then may not write to it. */
  check(): void;
  /** Files that were in the way of the run, and their new names. */
  readonly aside: readonly (readonly [file: string, now: string])[];
  release(): void;
}

/**
 * Opens a folder for a run: an empty one, or its own; to resume, the folder of the run. Throws if it contains another
 * run or other files, or if another process is writing there. With `force`, removes the files of another run and
 * keeps all other files, renaming those in the way.
 */
export function openRunFolder(path: string, resume: boolean, force = false): RunFolder {
  if (resume && !isRun(path)) throw new ZooError(notARun(path, FILES.page));
  makeRoom(path);
  const standing = standingOf(path);
  if (resume && standing !== 'ours') throw new ZooError(notOurRun(path));
  if (standing === 'foreign' && !force) throw new ZooError(folderForeign(path, foreignIn(path)));
  const lock = lockOf(path);
  try {
    if (!resume && standing === 'ours' && holdsRun(path)) {
      if (!force) throw new ZooError(folderTaken(path));
      checkpointsIn(path); // refuses a link before anything is removed
      removeRun(path);
    }
    const aside = standing === 'foreign' ? clearWay(path) : [];
    markFolder(path, { kind: KIND });
    removeParts(path);
    const checkpoints = checkpointsIn(path);
    if (checkpoints !== undefined) removeParts(checkpoints);
    return held(path, lock, aside);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The folder of checkpoints, if it exists. Throws if it is a link. */
const checkpointsIn = (path: string): string | undefined =>
  existsSync(join(path, FILES.checkpoints)) ? makeFolderIn(path, FILES.checkpoints) : undefined;

function held(path: string, lock: Lock, aside: RunFolder['aside']): RunFolder {
  const file = (name: keyof typeof FILES): string => join(path, FILES[name]);
  const allowed = lock.check;
  return {
    path,
    file,
    write: (name, content) => writeAtomically(file(name), content, { allowed }),
    append: (name, text) => {
      allowed();
      append(file(name), text);
    },
    check: allowed,
    aside,
    release: lock.release,
  };
}

function makeRoom(path: string): void {
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new ZooError(folderUnwritable(path, (error as NodeJS.ErrnoException).code));
  }
}

function lockOf(path: string): Lock {
  const taken = takeLock(join(path, LOCK));
  if ('holder' in taken) throw new ZooError(folderBusy(path, taken.holder));
  return taken.lock;
}

/** Removes the files of a run, and no others. */
function removeRun(path: string): void {
  const files: readonly string[] = Object.values(FILES);
  markFolder(path, { kind: KIND });
  removeOurs(path, KIND, (file) => files.includes(file) || /^checkpoints\/[^/]+\.safetensors$/.test(file));
}

/** Renames the files that a run would overwrite. */
function clearWay(path: string): RunFolder['aside'] {
  const inTheWay = foreignIn(path).filter((name) => Object.values<string>(FILES).includes(name));
  return inTheWay.map((name) => [join(path, name), setAside(join(path, name))] as const);
}
