import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Supported image files, by extension. */
const IMAGE = /\.(jpe?g|png|webp|gif|tiff?|avif)$/i;

/** The folder of a class. */
export interface ClassFolder {
  readonly name: string;
  /** Its images by relative path with `/` between folders, in the order of their names. */
  readonly images: readonly string[];
  /** Number of files that are not supported images. */
  readonly others: number;
}

/** The folders in a folder, and the images in each of them and their subfolders; hidden files and folders are skipped. */
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
