import { readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isInside } from '../files/inside.js';
import type { Row, RowList } from '../part.js';

/** A row whose image is outside of the folders that images may be in, and where its path leads. */
export interface OutsideImage {
  readonly row: Row;
  readonly leadsTo: string;
}

/**
 * Rows whose images are outside of `folders`, by a path with `..`, an absolute path, or a link: of the image, or of a folder
 * above it. Folders are read once each, images not at all.
 */
export function imagesOutside(rows: RowList, folders: readonly string[]): readonly OutsideImage[] {
  const within = folders.map(realOf);
  const known = new Map<string, Folder>();
  return rows.flatMap((row) => {
    if (row.image === null) return [];
    const path = resolve(row.image);
    const parent = dirname(path);
    const folder = known.get(parent) ?? openFolder(parent);
    known.set(parent, folder);
    const name = basename(path);
    const leadsTo = folder.links.has(name) ? realOf(path) : join(folder.real, name);
    return within.some((each) => isInside(leadsTo, each)) ? [] : [{ row, leadsTo }];
  });
}

interface Folder {
  readonly real: string;
  /** Names that are links. */
  readonly links: ReadonlySet<string>;
}

function openFolder(path: string): Folder {
  const real = realOf(path);
  try {
    const links = readdirSync(real, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
    return { real, links: new Set(links.map(({ name }) => name)) };
  } catch {
    return { real, links: new Set() }; // its images cannot be read, which is reported where they are
  }
}

/** Where a path leads; of what does not exist, as far as it exists. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(resolve(path));
    return parent === resolve(path) ? parent : join(realOf(parent), basename(path));
  }
}
