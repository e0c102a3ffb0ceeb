import { existsSync, readdirSync, realpathSync } from 'node:fs';
import paths from 'node:path';
import { readRegular } from '../files/read-regular.js';
import type { PageFiles } from './files.js';

/** The files of this machine. */
export const nodeFiles: PageFiles = {
  exists: existsSync,
  names: (folder) => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
  read: readRegular,
  real: realpathSync,
  paths,
};
