import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { imagesOfOneName, noImages } from '../../errors/predict.js';
import { ZooError } from '../../errors/problem.js';
import type { Row } from '../../part.js';

const IMAGE = /\.(jpe?g|png|webp|gif|tiff?|avif)$/i;

/** An image as it is found: its path, and its name: within the folder that was searched, or of the file alone. */
interface ImageFile {
  readonly path: string;
  readonly name: string;
}

/**
 * Rows for image files and folders of them (searched through, in the order of their names), each image once. Their keys are
 * the names or, where two images have the same, the paths of all; `byName` throws then, as where there is no image.
 */
export function imageRows(paths: readonly string[], byName = false): readonly Row[] {
  const files = [...new Map(paths.flatMap(imagesIn).map((file) => [resolve(file.path), file]))];
  if (files.length === 0) throw new ZooError(noImages(paths.join(', ')));
  const twins = twinsOf(files.map(([, file]) => file));
  if (twins && byName) throw new ZooError(imagesOfOneName(twins[0].path, twins[1].path, twins[0].name));
  return files.map(([image, { name, path }]) => ({
    key: twins ? path : name,
    image,
    split: 'test',
    labels: {},
  }));
}

/** The first two of one name. */
function twinsOf(files: readonly ImageFile[]): [ImageFile, ImageFile] | undefined {
  const first = new Map<string, ImageFile>();
  for (const file of files) {
    const other = first.get(file.name);
    if (other) return [other, file];
    first.set(file.name, file);
  }
  return undefined;
}

function imagesIn(path: string): ImageFile[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new ZooError(noImages(path));
  if (!found.isDirectory()) return [{ path, name: basename(path) }];
  const files = readdirSync(path, { withFileTypes: true, recursive: true }).filter(
    (entry: Dirent) => entry.isFile() && IMAGE.test(entry.name),
  );
  const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
  return paths.map((file) => ({ path: file, name: relative(path, file) }));
}
