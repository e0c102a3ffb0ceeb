/** Messages about writing files, and about what the operating system refuses. */
import { printable } from './printable.js';
import { EXIT, type Problem, ZooError } from './problem.js';

/**
 * Nothing is written through a symbolic link: in a folder from someone else, it could lead to any of your files.
 *
 * @example runs/first/run.json is a symbolic link, and nothing is written through a link. Delete it, or use the
 * path that it points to.
 */
export const linkInTheWay = (path: string): Problem => ({
  code: 'link-in-the-way',
  message: `${printable(path)} is a symbolic link, and nothing is written through a link. Delete it, or use the path that it points to.`,
});

/**
 * A file would replace a folder, a device or a pipe.
 *
 * @example answers.csv is not a regular file, so it cannot be replaced by one. Choose another path.
 */
export const notRegular = (path: string): Problem => ({
  code: 'not-a-regular-file',
  message: `${printable(path)} is not a regular file, so it cannot be replaced by one. Choose another path.`,
});

/**
 * This process was stopped or cut off from the disk for so long that another process took over its lock, or the lock
 * was deleted. It stops writing.
 *
 * @example runs/first/run.lock no longer belongs to this process: another process took over, or the lock was
 * deleted. Nothing more is written.
 */
export const lockLost = (lock: string): Problem => ({
  code: 'lock-lost',
  message: `${printable(lock)} no longer belongs to this process: another process took over, or the lock was deleted. Nothing more is written.`,
});

/** Errors of Linux (122) and macOS (69) that Node reports only by number: a disk quota is used up. */
const QUOTA = [122, 69];

/** The name of a system error, `ENOSPC`; undefined for all other errors. */
export function systemCode(error: unknown): string | undefined {
  const { code, errno } = error as NodeJS.ErrnoException;
  if (code === undefined || typeof errno !== 'number') return undefined;
  return /^Unknown system error/.test(code) && QUOTA.includes(-errno) ? 'EDQUOT' : code;
}

/**
 * A system error as a sentence that names the file; undefined for all other errors. `next` is what to do once the error
 * is fixed.
 */
export function systemProblem(error: unknown, next = 'try again'): Problem | undefined {
  const code = systemCode(error);
  if (code === undefined) return undefined;
  const { path, message, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'uv_cwd') return noWorkingFolder();
  if (syscall === 'uv_os_homedir') return noHome();
  const file = path === undefined ? 'a file' : printable(path);
  if (code in FULL) return diskFull(file, code, next);
  if (code === 'EIO') return deviceFailed(file, next);
  if (code === 'EMFILE' || code === 'ENFILE') return tooManyFiles(file);
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return notPermitted(file, code);
  if (code === 'ENOENT' || code === 'ENOTDIR') return notThere(file, code);
  return code in REFUSED ? unusable(file, code) : unnamed(message);
}

/** Whether the disk is full or failing, or the limit on open files is reached, so that the running code is not at fault. */
export function isDeviceFault(error: unknown): boolean {
  const code = systemCode(error) ?? '';
  return code in FULL || ['EIO', 'EMFILE', 'ENFILE'].includes(code);
}

/**
 * Adds an exit code to errors of a full or failing disk, because the same work may succeed later; returns other errors
 * unchanged.
 */
export function temporaryFailure(error: unknown): unknown {
  const problems = error instanceof ZooError ? error.problems : [systemProblem(error)];
  const found = problems.filter((problem) => problem !== undefined);
  return found.some(({ code }) => ['disk-full', 'device-failed'].includes(code))
    ? new ZooError(found, EXIT.temporary)
    : error;
}

const FULL: { readonly [code: string]: string } = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is full',
  EFBIG: 'the file is too large for the file system or ulimit -f',
};

/**
 * The disk, a quota or a limit has no room for a file. Everything saved before stays complete.
 *
 * @example runs/ex-fc-demo/weights.safetensors cannot be written: the disk is full (ENOSPC). Free some space, then
 * continue with zoo run --resume runs/ex-fc-demo.
 */
const diskFull = (file: string, code: string, next: string): Problem => ({
  code: 'disk-full',
  message: `${file} cannot be written: ${FULL[code]} (${code}). Free some space, then ${next}.`,
});

/**
 * A disk or a network share reports an error while a file is read or written.
 *
 * @example photos/00017.jpg cannot be read or written: its disk or network share reports an error (EIO). Check the
 * device, then try again.
 */
const deviceFailed = (file: string, next: string): Problem => ({
  code: 'device-failed',
  message: `${file} cannot be read or written: its disk or network share reports an error (EIO). Check the device, then ${next}.`,
});

/**
 * This process, or the whole system, cannot open another file.
 *
 * @example photos/00017.jpg cannot be opened: the limit on open files is reached. Raise it, for example with
 * ulimit -n 1024.
 */
const tooManyFiles = (file: string): Problem => ({
  code: 'too-many-open-files',
  message: `${file} cannot be opened: the limit on open files is reached. Raise it, for example with ulimit -n 1024.`,
});

/**
 * The system does not let this user read or write a file.
 *
 * @example answers.csv cannot be read or written: permission denied (EACCES). Change its permissions, or choose
 * another path.
 */
const notPermitted = (file: string, code: string): Problem => ({
  code: 'not-permitted',
  message: `${file} cannot be read or written: ${code === 'EROFS' ? 'its disk is read-only' : 'permission denied'} (${code}). Change its permissions, or choose another path.`,
});

/**
 * A file or its folder does not exist.
 *
 * @example nowhere/answers.csv cannot be opened: it or its folder does not exist (ENOENT). Check the path.
 */
const notThere = (file: string, code: string): Problem => ({
  code: 'no-such-path',
  message: `${file} cannot be opened: it or its folder does not exist (${code}). Check the path.`,
});

const REFUSED: { readonly [code: string]: string } = {
  EEXIST: 'a file has the name of a folder that is needed',
  EISDIR: 'it is a folder, not a file',
  ELOOP: 'it is a link that leads back to itself',
  ENAMETOOLONG: 'its name is too long',
  ENOTEMPTY: 'it is a folder that is not empty',
  EBUSY: 'another program uses it',
};

/**
 * A command cannot use a path, for example because it is a folder instead of a file.
 *
 * @example notes.txt/page.yaml cannot be used: a file has the name of a folder that is needed (EEXIST). Choose another path.
 */
const unusable = (file: string, code: string): Problem => ({
  code: 'unusable-path',
  message: `${file} cannot be used: ${REFUSED[code]} (${code}). Choose another path.`,
});

/** The folder that the command was called in has been deleted. */
const noWorkingFolder = (): Problem => ({
  code: 'no-working-folder',
  message: 'the working folder no longer exists. Change to another folder, then try again.',
});

/** The system does not know the user's home folder, which would contain the cache folder. */
const noHome = (): Problem => ({
  code: 'no-home-folder',
  message: 'the system has no home folder for this user to hold the cache. Set ZOO_CACHE to a folder.',
});

/**
 * A file is not read: it is a folder, a device or a pipe, is too large, or the system refuses.
 *
 * @example runs/first/run.json cannot be read: it is a pipe, not a regular file.
 */
export const unreadableFile = (file: string | undefined, why: string): Problem => ({
  code: 'unreadable-file',
  message: `${file === undefined ? 'a file' : printable(file)} cannot be read: ${why}.`,
});

/** Describes a process that holds a lock: `process 1 in another container`; undefined if it is unknown. */
export function processText(holder: {
  readonly pid?: number;
  readonly host?: string;
  readonly isInContainer?: boolean;
}): string | undefined {
  const { pid, host, isInContainer } = holder;
  if (pid === undefined) return undefined;
  const where = host !== undefined ? ` on ${printable(host)}` : isInContainer ? ' in another container' : '';
  return `process ${pid}${where}`;
}

/**
 * The operating system reported another error.
 *
 * @example EISDIR: illegal operation on a directory, read 'photos'
 */
const unnamed = (message: string): Problem => ({ code: 'system-error', message: printable(message) });

/**
 * The output of the command cannot be written to standard output.
 *
 * @example the output cannot be written: the disk is full (ENOSPC). It is not complete.
 */
export const outputFailed = (error: NodeJS.ErrnoException): Problem => {
  const code = systemCode(error) ?? error.message;
  const why = FULL[code] ?? 'its file or device reports an error';
  return {
    code: 'output-failed',
    message: `the output cannot be written: ${why} (${code}). It is not complete.`,
  };
};
