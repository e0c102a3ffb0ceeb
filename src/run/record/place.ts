import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ZooError } from '../../errors/problem.js';
import { otherRun, pageMissing } from '../../errors/train.js';
import { readRegular } from '../../files/read-regular.js';
import { resolvedPage } from '../../spec/resolved.js';
import type { OpenPage } from '../page/open.js';
import { FILES, holdsRun, isFinished, isRun, LOCK, standingOf } from './files.js';
import { runEnvironment } from './saved.js';

/** The user's choice of where runs go, and the inputs of a run's name. */
export interface WhereTo {
  /** For one run: its folder. For several: the folder that contains theirs. */
  readonly out?: string | undefined;
  /** The folder that contains stopped runs. */
  readonly resume?: string | undefined;
  /** The folder of the one run to continue. */
  readonly folder?: string | undefined;
  readonly rows?: number | undefined;
  readonly seeds?: string | undefined;
}

/** The folder of a run: `runs/<name>[-<profile>][-seed<n>]`, with a number appended if another run has that folder. */
export function folderOf(open: OpenPage, isOneOfMany: boolean, where: WhereTo): string {
  const { folder, resume, out, rows, seeds } = where;
  if (folder !== undefined) return folder;
  if (resume === undefined && out !== undefined && !isOneOfMany) return out;
  const { plan, page, profile } = open;
  const words = [plan.name, profile, seeds === undefined ? null : `seed${page.seed}`];
  const base = `${resume ?? out ?? 'runs'}/${words.filter((word) => word !== null).join('-')}`;
  return resume === undefined ? freeFolder(base) : sameFolder(base, resolvedPage(page), rows);
}

/**
 * The first of `base`, `base-2`, `base-3`, ... that is free for a run: no run has started there, and it contains
 * nothing else.
 */
export const freeFolder = (base: string): string =>
  firstOf(base, (path) => standingOf(path) !== 'foreign' && !holdsRun(path) && !existsSync(join(path, LOCK)));

/**
 * The first of them that contains the run of this resolved page on this many rows, or else is free: where a stopped
 * table of runs continues.
 */
const sameFolder = (base: string, page: string, rows?: number): string =>
  firstOf(base, (path) => {
    if (standingOf(path) === 'foreign') return false;
    if (!holdsRun(path)) return true;
    if (!isRun(path)) throw new ZooError(pageMissing(path));
    return holdsRunOf(path, page, rows);
  });

/**
 * Where a page is trained, and the profile of the run there: in `out` or, by default, in a folder named like the
 * page. To resume, the run there must be of this page; an unfinished run is later compared with its own inputs.
 */
export function folderToTrainIn(
  open: OpenPage,
  {
    out,
    resume,
    rows,
  }: { readonly out?: string | undefined; readonly resume: boolean; readonly rows?: number | undefined },
): { readonly folder: string; readonly profile: string | null } {
  const { profile } = open;
  const where = resume && out === undefined ? { resume: 'runs', rows } : { out };
  const folder = folderOf(open, false, where);
  if (!resume || !isRun(folder)) return { folder, profile };
  const isSame = holdsRunOf(folder, resolvedPage(open.page), rows);
  if (!isSame && isFinished(folder)) throw new ZooError(otherRun(folder));
  return { folder, profile: isSame ? runEnvironment(folder).profile : profile };
}

const holdsRunOf = (path: string, page: string, rows?: number): boolean =>
  readRegular(join(path, FILES.page)).toString() === page && runEnvironment(path).rows === rows;

function firstOf(base: string, fits: (path: string) => boolean): string {
  for (let n = 1; ; n++) {
    const path = n === 1 ? base : `${base}-${n}`;
    if (fits(path)) return path;
  }
}
