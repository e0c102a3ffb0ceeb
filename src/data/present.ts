import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { noDataset } from '../errors/data.js';
import { ZooError } from '../errors/problem.js';

/** True for a file (or folder) that exists. */
export async function isPresent(path: string, what: 'file' | 'folder' = 'file'): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return (what === 'file' ? found?.isFile() : found?.isDirectory()) ?? false;
}

/** The path of a data set's file (or folder) below root. Throws, saying how one gets the data, if it is missing. */
export async function required(
  root: string,
  name: string,
  source: string,
  what: 'file' | 'folder' = 'file',
): Promise<string> {
  const path = join(root, name);
  if (root === '' || !(await isPresent(path, what))) throw new ZooError(noDataset(root, name, source));
  return path;
}
