import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { naming } from './refused.js';

/** A file name has at most 255 bytes, so a temporary name only contains the first 100 of them. */
const beginning = (name: string): string => Buffer.from(name).subarray(0, 100).toString().replaceAll('�', '');

const PART = /^\.(.+)\.[0-9a-f]{24}\.zoo-part$/s;

/** A new, unguessable path next to `path`, for a file or folder that is renamed to `path` once it is complete. */
export const partBeside = (path: string): string =>
  join(dirname(path), `.${beginning(basename(path))}.${randomBytes(12).toString('hex')}.zoo-part`);

/** Whether `partBeside` makes such a name (for a file named `of`, if given). */
export function isPart(name: string, of?: string): boolean {
  const found = PART.exec(name)?.[1];
  return found !== undefined && (of === undefined || found === beginning(of));
}

/**
 * Removes the temporary files of killed writers from a folder (for the file named `of`, if given). Only for the holder
 * of the lock: a stopped writer that wakes up then fails, because its temporary file is gone.
 */
export function removeParts(folder: string, of?: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!isPart(entry.name, of)) continue;
    const path = join(folder, entry.name);
    if (entry.isFile()) naming(path, () => unlinkSync(path));
    else if (entry.isDirectory()) naming(path, () => rmSync(path, { recursive: true, force: true }));
  }
}
