import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { linkInTheWay, notRegular } from '../errors/files.js';
import { ZooError } from '../errors/problem.js';
import { partBeside } from './parts.js';
import { codeOf, isAbsent, naming } from './refused.js';

const { O_APPEND, O_CREAT, O_EXCL, O_TRUNC, O_WRONLY } = constants;
/** Windows has no such flag; there, only `regularAt` refuses links. */
const O_NOFOLLOW = constants.O_NOFOLLOW ?? 0;
const NEW = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW;

export interface WriteOptions {
  /** Called right before the rename; throws if this process may no longer write. */
  readonly allowed?: (() => void) | undefined;
}

/** A file at a temporary path: nothing appears at `file` before `commit`. */
export interface AtomicFile {
  /** Its temporary path. */
  readonly part: string;
  write(bytes: Uint8Array): void;
  /** Flushes it and renames it over `file`. */
  commit(): void;
  /** Removes it and leaves `file` as it was. Does nothing after `commit`. */
  abandon(): void;
}

/**
 * Starts a file that appears completely or not at all, for content that is too large for memory. Throws
 * `link-in-the-way` and `not-a-regular-file` if `file` may not be replaced, and system errors, which name `file`.
 */
export function openAtomicFile(file: string, { allowed }: WriteOptions = {}): AtomicFile {
  const mode = replaceable(file);
  const part = partBeside(file);
  const fd = naming(file, () => openSync(part, NEW, 0o666));
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(fd);
    isOpen = false;
  };
  const abandon = (): void => {
    close();
    removeQuietly(part);
  };
  const guarded = (work: () => void): void => {
    try {
      naming(file, work);
    } catch (error) {
      abandon();
      throw error;
    }
  };
  if (mode !== undefined) guarded(() => fchmodSync(fd, mode));
  let isPlaced = false;
  return {
    part,
    write: (bytes) => guarded(() => writeAll(fd, bytes)),
    commit: () =>
      guarded(() => {
        fsyncSync(fd);
        close();
        allowed?.();
        renameSync(part, file);
        isPlaced = true;
        flushFolder(dirname(file));
      }),
    abandon: () => {
      if (!isPlaced) abandon();
    },
  };
}

/** Throws what `writeAtomically` would throw for this file, as far as is known before a long computation. */
export function checkWritable(file: string): void {
  replaceable(file);
  naming(file, () => accessSync(dirname(file), constants.W_OK));
}

/** Characters of text to write at a time: few enough that the text is freed together with short-lived objects. */
const AT_ONCE = 2 ** 16;

/**
 * Writes a file completely or not at all: a reader sees either the old bytes or the new ones. Parts are joined;
 * together they may exceed the maximum length of a string. Throws the errors of `openAtomicFile`.
 */
export function writeAtomically(
  file: string,
  content: string | Uint8Array | Iterable<string> | readonly Uint8Array[],
  options: WriteOptions = {},
): void {
  const opened = openAtomicFile(file, options);
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) opened.write(bytesOf(content));
    else for (const piece of joined(content)) opened.write(bytesOf(piece));
    opened.commit();
  } catch (error) {
    opened.abandon(); // the code that makes the pieces may throw
    throw error;
  }
}

/** Joins texts into larger pieces; bytes are pieces as they are. */
function* joined(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array> {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      yield piece;
      continue;
    }
    text += piece;
    if (text.length < AT_ONCE) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** Creates a file in a folder that no other process uses yet. */
export function writeNew(file: string, content: string | Uint8Array): void {
  naming(file, () => {
    const fd = openSync(file, NEW, 0o666);
    try {
      writeAll(fd, bytesOf(content));
    } finally {
      closeSync(fd);
    }
  });
}

/** Appends a text or bytes to a file; if only a part fits, removes it again. Never through a link. */
export function append(file: string, content: string | Uint8Array): void {
  const growing = openGrowing(file, { keep: true });
  try {
    growing.write(typeof content === 'string' ? Buffer.from(content) : content);
  } catch (error) {
    naming(file, () => growing.cut());
    throw error;
  } finally {
    growing.close();
  }
}

/** A file that grows in place: a log, or a download that can be continued. */
export interface GrowingFile {
  write(bytes: Uint8Array): void;
  /** Removes everything written since it was opened. */
  cut(): void;
  sync(): void;
  close(): void;
}

/** Opens a file for appending; `keep` says whether to keep its current content. Never through a link. */
export function openGrowing(file: string, { keep }: { readonly keep: boolean }): GrowingFile {
  regularAt(file);
  const flags = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | (keep ? 0 : O_TRUNC);
  const fd = naming(file, () => openSync(file, flags, 0o666));
  const before = fstatSync(fd).size;
  return {
    write: (bytes) => naming(file, () => writeAll(fd, bytes)),
    cut: () => naming(file, () => ftruncateSync(fd, before)),
    sync: () => naming(file, () => fsyncSync(fd)),
    close: () => closeSync(fd),
  };
}

/** Renames a complete file over another. Throws the errors of `openAtomicFile`. */
export function moveIntoPlace(part: string, file: string): void {
  replaceable(file);
  naming(file, () => renameSync(part, file));
  flushFolder(dirname(file));
}

/** Removes a file, or a link itself, if it exists. Only for callers that can prove that this program wrote it. */
export function removeFile(file: string): void {
  try {
    naming(file, () => unlinkSync(file));
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
}

/** Renames a file or folder to the first free name of `NAME.kept-1`, `NAME.kept-2`, ... and returns its new path. */
export function setAside(path: string): string {
  for (let n = 1; ; n++) {
    const other = `${path}.kept-${n}`;
    if (lstatSync(other, { throwIfNoEntry: false }) !== undefined) continue;
    naming(path, () => renameSync(path, other));
    return other;
  }
}

/** Removes a folder if it is empty; returns whether it was. */
export function removeEmptyFolder(folder: string): boolean {
  try {
    naming(folder, () => rmdirSync(folder));
    return true;
  } catch (error) {
    if (isAbsent(error) || ['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) return false;
    throw error;
  }
}

/**
 * Makes a folder and its parents. Does not use Node's `recursive`, which never ends where the system makes no folders,
 * such as in /proc.
 */
export function makeFolder(folder: string): void {
  naming(folder, () => makeWithParents(folder));
}

function makeWithParents(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (isFolder(folder)) return;
    const parent = dirname(folder);
    if (codeOf(error) !== 'ENOENT' || isFolder(parent)) throw error;
    makeWithParents(parent);
    makeWithParents(folder);
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Makes a folder directly inside another one. Throws if a link has its name. */
export function makeFolderIn(folder: string, name: string): string {
  const path = join(folder, name);
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) throw new ZooError(linkInTheWay(path));
  makeFolder(path);
  return path;
}

/** The permissions of a file that will be replaced; undefined if it does not exist. Throws if it may not be replaced. */
function replaceable(file: string): number | undefined {
  const mode = regularAt(file);
  if (mode !== undefined) naming(file, () => accessSync(file, constants.W_OK));
  return mode;
}

/** The permissions of a regular file; undefined if it does not exist. Throws if it is anything else. */
function regularAt(file: string): number | undefined {
  const found = naming(file, () => lstatSync(file, { throwIfNoEntry: false }));
  if (found === undefined) return undefined;
  if (found.isSymbolicLink()) throw new ZooError(linkInTheWay(file));
  if (!found.isFile()) throw new ZooError(notRegular(file));
  return found.mode & 0o777;
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : content;

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

/** If this fails, the next `removeParts` removes the file. */
function removeQuietly(part: string): void {
  try {
    unlinkSync(part);
  } catch {
    // already removed, or the disk fails: the error that led here says more
  }
}

/** Makes a rename survive a power failure, if the system can flush a folder (Windows cannot). */
function flushFolder(folder: string): void {
  try {
    const fd = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (codeOf(error) === 'EIO') throw error;
  }
}
