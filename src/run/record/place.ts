import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ZooError } from '../../errors/problem.js';
import { pageMissing } from '../../errors/train.js';
import { readRegular } from '../../files/read-regular.js';
import { resolvedPage } from '../../spec/resolved.js';
import type { OpenPage } from '../page/open.js';
import { FILES, holdsRun, isRun, LOCK, standingOf } from './files.js';
import { runEnvironment } from './saved.js';

/** What the user says of where runs go, and of what a run's name depends on. */
export interface WhereTo {
  /** Of one run: its folder. Of several: the folder that theirs are made in. */
  readonly out?: string | undefined;
  /** The folder that stopped runs are in. */
  readonly resume?: string | undefined;
  /** The folder of the one run to go on with. */
  readonly folder?: string | undefined;
  readonly rows?: number | undefined;
  readonly seeds?: string | undefined;
}

/** The folder of a run: `runs/<name>[-<profile>][-seed<n>]`, or one beside it where that is another's. */
export function folderOf(open: OpenPage, isOneOfMany: boolean, where: WhereTo): string {
  const { folder, resume, out, rows, seeds } = where;
  if (folder !== undefined) return folder;
  if (resume === undefined && out !== undefined && !isOneOfMany) return out;
  const { plan, page, profile } = open;
  const words = [plan.name, profile, seeds === undefined ? null : `seed${page.seed}`];
  const base = `${resume ?? out ?? 'runs'}/${words.filter((word) => word !== null).join('-')}`;
  return resume === undefined ? freeFolder(base) : sameFolder(base, resolvedPage(page), rows);
}

/** The first of `base`, `base-2`, `base-3`, ... that is free for a run: no run has started there, and it holds nothing else. */
export const freeFolder = (base: string): string =>
  firstOf(base, (path) => standingOf(path) !== 'foreign' && !holdsRun(path) && !existsSync(join(path, LOCK)));

/**
 * The first of them that holds the run of this resolved page on this many rows, or else is free: where a table of runs that
 * was stopped continues.
 */
const sameFolder = (base: string, page: string, rows?: number): string =>
  firstOf(base, (path) => {
    if (standingOf(path) === 'foreign') return false;
    if (!holdsRun(path)) return true;
    if (!isRun(path)) throw new ZooError(pageMissing(path));
    return readRegular(join(path, FILES.page)).toString() === page && runEnvironment(path).rows === rows;
  });

function firstOf(base: string, fits: (path: string) => boolean): string {
  for (let n = 1; ; n++) {
    const path = n === 1 ? base : `${base}-${n}`;
    if (fits(path)) return path;
  }
}
