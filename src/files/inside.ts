import { resolve, sep } from 'node:path';

/** Whether a path is inside a folder (and not the folder itself); does not follow links. */
export const isInside = (path: string, folder: string): boolean =>
  resolve(path).startsWith(`${resolve(folder)}${sep}`);
