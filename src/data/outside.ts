import { readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isInside } from '../files/inside.js';
import type { Row, RowList } from '../part.js';

/** A row whose image is outside of the allowed folders, and where its path leads. */
export interface OutsideImage {
  readonly row: Row;
  readonly leadsTo: string;
}

/**
 * Rows whose images are outside of `folders` because of a path with `..`, an absolute path, or a link (the image, or a
 * folder above it). Reads each folder once, and no images.
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
  /** Names of links in it. */
  readonly links: ReadonlySet<string>;
}

function openFolder(path: string): Folder {
  const real = realOf(path);
  try {
    const links = readdirSync(real, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
    return { real, links: new Set(links.map(({ name }) => name)) };
  } catch {
    return { real, links: new Set() }; // its images cannot be read, which is reported when they are
  }
}

/** The real path; if it does not exist, that of its existing part. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(resolve(path));
    return parent === resolve(path) ? parent : join(realOf(parent), basename(path));
  }
}
