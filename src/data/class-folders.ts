import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Image files that are read, by their endings. */
const IMAGE = /\.(jpe?g|png|webp|gif|tiff?|avif)$/i;

/** The folder of a class. */
export interface ClassFolder {
  readonly name: string;
  /** Its images, relative to it, in the order of their names, with `/` between folders. */
  readonly images: readonly string[];
  /** Files that are not images that can be read. */
  readonly others: number;
}

/** The folders in a folder, and the images in each and in the folders below it; hidden files and folders are not searched. */
export async function classFolders(root: string): Promise<readonly ClassFolder[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
  return Promise.all(names.map((name) => classFolder(root, name)));
}

async function classFolder(root: string, name: string): Promise<ClassFolder> {
  const folder = join(root, name);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      path: relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
      isFile: entry.isFile(),
    }))
    .filter(({ path }) => !path.split('/').some((part) => part.startsWith('.')));
  const images = files.filter(({ path, isFile }) => isFile && IMAGE.test(path)).map(({ path }) => path);
  return { name, images: images.sort(), others: files.length - images.length };
}
