import { resolve, sep } from 'node:path';

/** Whether a path is inside a folder, and not that folder itself; links are not followed. */
export const isInside = (path: string, folder: string): boolean =>
  resolve(path).startsWith(`${resolve(folder)}${sep}`);
