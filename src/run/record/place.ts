import { resolvedPage } from '../../spec/resolved.js';
import type { OpenPage } from '../page/open.js';
import { freeFolder, sameFolder } from './folder.js';

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
