import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import * as say from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import type { Column } from './columns.js';

/** The location of a table's images. */
export interface ImagePaths {
  /** The column of their paths. */
  readonly column: string;
  /** The subfolder of the table's folder that they are relative to. */
  readonly images: string;
  /** The extension that the paths lack. */
  readonly suffix: string;
  /** The path of one of the images. */
  readonly example: string;
}

/** Extensions of supported image files, and of unsupported ones that people have. */
const READ = ['.jpg', '.png', '.jpeg', '.webp', '.JPG', '.PNG', '.JPEG', '.gif', '.tif', '.tiff', '.avif'];
const NAME = /\.(jpe?g|png|webp|bmp|gif|tiff?|avif|heic)$/i;

/** Limit of folders that are searched for images. */
const MOST_FOLDERS = 200;
/** Number of a column's values that are tried. */
const TRIED = 20;

/**
 * The column of image files, found by the files that exist below `root`; undefined if no column looks like one.
 * Throws `no-images-found` if a column contains names of image files and none of them exists.
 */
export function findImages(root: string, table: string, columns: readonly Column[]): ImagePaths | undefined {
  const folders = ['.', ...foldersOf(root)];
  const named = columns.filter(
    ({ values }) => values.size > 0 && [...values.keys()].every((text) => NAME.test(text)),
  );
  for (const column of named) {
    const found = placeOf(root, folders, [''], column);
    if (found) return found;
  }
  if (named.length > 0) {
    const { name, values } = named[0]!;
    throw new ZooError(say.noImagesFound(table, name, [...values.keys()][0]!, root));
  }
  for (const column of columns) {
    const found = placeOf(root, folders, READ, column);
    if (found) return found;
  }
  return undefined;
}

/** The folder and extension for which one of the first values is a file, and most of them are. */
function placeOf(
  root: string,
  folders: readonly string[],
  suffixes: readonly string[],
  { name, values }: Column,
): ImagePaths | undefined {
  const texts = [...values.keys()].slice(0, TRIED);
  for (const images of folders) {
    for (const suffix of suffixes) {
      const paths = texts.map((text) => {
        return isAbsolute(text) ? `${text}${suffix}` : join(root, images, `${text}${suffix}`);
      });
      const there = paths.filter((path) => existsSync(path));
      if (there.length * 2 > paths.length) return { column: name, images, suffix, example: there[0]! };
    }
  }
  return undefined;
}

/** The folders in a folder, two levels deep. */
function foldersOf(root: string): readonly string[] {
  const within = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .map((entry) => (folder === '.' ? entry.name : `${folder}/${entry.name}`))
      .slice(0, MOST_FOLDERS);
  const first = within('.');
  return [...first, ...first.flatMap(within)].slice(0, MOST_FOLDERS);
}
