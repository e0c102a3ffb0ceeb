/** Every sentence about writing files, and about what the operating system refuses. */
import { printable } from './printable.js';
import type { Problem } from './problem.js';

/**
 * Nothing is written through a symbolic link: in a folder from somebody else it could lead to any file of yours.
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
 * This process was stopped, or cut off from the disk, for so long that another one took over its lock; or the lock was
 * deleted. It writes nothing more.
 *
 * @example runs/first/run.lock no longer belongs to this process: another process took over, or the lock was
 * deleted. Nothing more is written.
 */
export const lockLost = (lock: string): Problem => ({
  code: 'lock-lost',
  message: `${printable(lock)} no longer belongs to this process: another process took over, or the lock was deleted. Nothing more is written.`,
});
