import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { needsSiteTools, siteForeign, siteNotPackaged } from '../../errors/docs.js';
import { ZooError } from '../../errors/problem.js';
import { markFolder, ownerOf } from '../../files/mark.js';
import { makeFolder } from '../../files/write.js';

/** The kind in the mark of a site's folder. */
const KIND = 'site';

/**
 * Builds the site of a checkout at `root` in a folder; returns the number of pages. Throws a ZooError in an installed
 * package, and if development dependencies are missing.
 */
export async function writeSite(root: string, folder: string, from: string): Promise<number> {
  // The layout of the site is not part of the package.
  if (!existsSync(join(root, 'docs/site'))) throw new ZooError(siteNotPackaged(join(root, 'docs')));
  const { buildSite } = await import('../../docs/site/build.js');
  if (ownerOf(folder, KIND) === 'foreign') throw new ZooError(siteForeign(folder, contentsOf(folder)));
  makeFolder(folder);
  markFolder(folder, { kind: KIND });
  try {
    return await buildSite(root, folder, from);
  } catch (error) {
    const missing = /Cannot find package '([^']+)'/.exec((error as Error).message)?.[1];
    if (missing === undefined) throw error;
    throw new ZooError(needsSiteTools(missing));
  }
}

const contentsOf = (path: string): readonly string[] =>
  statSync(path).isDirectory() ? readdirSync(path) : [path];
