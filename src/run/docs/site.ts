import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from '../../docs/site/build.js';
import { needsSiteTools, noSources } from '../../errors/docs.js';
import { ZooError } from '../../errors/problem.js';

/**
 * Makes the site of a checkout at `root` in a folder; returns how many pages it has. Throws a ZooError where this is no
 * checkout, or the packages that only developers have are not there.
 */
export async function writeSite(root: string, folder: string, from: string): Promise<number> {
  if (!existsSync(join(root, 'docs'))) throw new ZooError(noSources(root));
  try {
    return await buildSite(root, folder, from);
  } catch (error) {
    const missing = /Cannot find package '([^']+)'/.exec((error as Error).message)?.[1];
    if (missing === undefined) throw error;
    throw new ZooError(needsSiteTools(missing));
  }
}
