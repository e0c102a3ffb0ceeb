import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import { imagesOfOneName, noImages } from '../../errors/predict.js';
import { ZooError } from '../../errors/problem.js';
import type { Row } from '../../part.js';

const IMAGE = /\.(jpe?g|png|webp|gif|tiff?|avif)$/i;

/**
 * An image that was found: its path, and its name, which is relative to the searched folder, or is the name of the
 * file.
 */
interface ImageFile {
  readonly path: string;
  readonly name: string;
}

/** The images that were found, as rows, and the other files in the folders. */
export interface FoundImages {
  readonly rows: readonly Row[];
  /** Files that were not read, counted by extension: `2 .bmp, 1 .heic`; empty if there are none. */
  readonly others: string;
}

/**
 * Rows for image files and folders of images (searched recursively, sorted by name), each image once. Hidden files
 * and folders (`.ipynb_checkpoints`) are left out unless they are listed explicitly. Keys are the names or, if two
 * images have the same name, the paths of all images; `byName` throws instead. Throws if no image is found.
 */
export function findImages(paths: readonly string[], byName = false): FoundImages {
  const searched = paths.map(search);
  const files = [
    ...new Map(searched.flatMap(({ images }) => images).map((file) => [resolve(file.path), file])),
  ];
  const others = endings(new Set(searched.flatMap((each) => each.others)));
  if (files.length === 0) throw new ZooError(noImages(paths.join(', '), others));
  const twins = twinsOf(files.map(([, file]) => file));
  if (twins && byName) throw new ZooError(imagesOfOneName(twins[0].path, twins[1].path, twins[0].name));
  const rows = files.map(([image, { name, path }]) => ({
    key: twins ? path : name,
    image,
    split: 'test' as const,
    labels: {},
  }));
  return { rows, others };
}

/** The first two images with the same name. */
function twinsOf(files: readonly ImageFile[]): [ImageFile, ImageFile] | undefined {
  const first = new Map<string, ImageFile>();
  for (const file of files) {
    const other = first.get(file.name);
    if (other) return [other, file];
    first.set(file.name, file);
  }
  return undefined;
}

/** What a path leads to: images, and the paths of other files. */
interface Searched {
  readonly images: readonly ImageFile[];
  readonly others: readonly string[];
}

function search(path: string): Searched {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new ZooError(noImages(path));
  if (!found.isDirectory()) return { images: [{ path, name: basename(path) }], others: [] };
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ entry, file: join(entry.parentPath ?? entry.path, entry.name) }))
    .map(({ entry, file }) => ({ path: file, name: relative(path, file), isImage: isImage(entry) }))
    .filter(({ name }) => !isHidden(name))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    images: files.filter((file) => file.isImage),
    others: files.filter((file) => !file.isImage).map((file) => resolve(file.path)),
  };
}

const isImage = (entry: Dirent): boolean => entry.isFile() && IMAGE.test(entry.name);

/** Whether a file is hidden, or a folder above it within the searched folder. */
const isHidden = (name: string): boolean => name.split(sep).some((part) => part.startsWith('.'));

/** The number of files by extension, the most frequent first; a link to an image counts as a link. */
function endings(files: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const file of files) {
    const ending = IMAGE.test(file)
      ? 'links or special files'
      : extname(file).toLowerCase() || 'without ending';
    counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.map(([ending, count]) => `${count} ${ending}`).join(', ');
}
