import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { noDataset } from '../errors/data.js';
import { ZooError } from '../errors/problem.js';

/** Whether the file (or folder) exists. */
export async function isPresent(path: string, what: 'file' | 'folder' = 'file'): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return (what === 'file' ? found?.isFile() : found?.isDirectory()) ?? false;
}

/** The path of a data set's file (or folder) below root. If it is missing, throws and says how to get the data. */
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
