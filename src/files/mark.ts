import { existsSync, lstatSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { unknownFormat } from '../errors/formats.js';
import { ZooError } from '../errors/problem.js';
import { readRegular } from './read-regular.js';
import { isAbsent, naming } from './refused.js';
import { writeAtomically } from './write.js';

/** The content of a folder's mark. */
export interface Mark {
  /** What the folder contains: `run`, `faces`, ... */
  readonly kind: string;
  readonly [detail: string]: unknown;
}

/** The file that proves that this program made a folder. */
export const MARK = 'zoo-folder.json';
const MADE_BY = 'declarative-zoo';
const FORMAT = 1;
/** A file larger than this is not a mark. */
const MOST_BYTES = 65_536;

/** Marks a folder as made by this program. */
export function markFolder(folder: string, mark: Mark): void {
  writeAtomically(join(folder, MARK), markText(mark));
}

/** The text of a mark. */
export const markText = (mark: Mark): string =>
  `${JSON.stringify({ madeBy: MADE_BY, format: FORMAT, ...mark }, null, 2)}\n`;

/** The mark of a folder; undefined if it has none, or one in an unknown format. */
export function markOf(folder: string): Mark | undefined {
  const found = readMark(folder);
  if (found?.format !== FORMAT) return undefined;
  const { format: _, ...mark } = found;
  return mark as Mark;
}

function readMark(folder: string): (Mark & { readonly format: unknown }) | undefined {
  const file = join(folder, MARK);
  try {
    const found = lstatSync(file);
    if (!found.isFile() || found.size > MOST_BYTES) return undefined;
    const text = readRegular(file, MOST_BYTES).toString();
    const { madeBy, ...mark } = JSON.parse(text) as Record<string, unknown>;
    return madeBy === MADE_BY && typeof mark.kind === 'string'
      ? (mark as unknown as Mark & { readonly format: unknown })
      : undefined;
  } catch (error) {
    if (isAbsent(error) || error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/**
 * Who owns a folder: `ours` has a mark of this kind; `foreign` contains anything else, or is a file. Throws a ZooError
 * if a newer version of zoo marked it in a format that this one cannot read.
 */
export function ownerOf(folder: string, kind: string): 'absent' | 'empty' | 'ours' | 'foreign' {
  if (!existsSync(folder)) return 'absent';
  const mark = readMark(folder);
  if (typeof mark?.format === 'number' && mark.format > FORMAT)
    throw new ZooError(unknownFormat(join(folder, MARK), 'folder mark', mark.format, FORMAT));
  if (markOf(folder)?.kind === kind) return 'ours';
  try {
    return naming(folder, () => readdirSync(folder)).length === 0 ? 'empty' : 'foreign';
  } catch (error) {
    if (isAbsent(error)) return 'foreign'; // a file, or a broken link
    throw error;
  }
}

/**
 * Removes the files that `isOurs` accepts (paths inside the folder, with slashes) from a folder with a mark of this kind, then
 * empty folders, and the mark last. Returns the files that stay. Links are never followed. Throws if the mark is missing.
 */
export function removeOurs(folder: string, kind: string, isOurs: (path: string) => boolean): string[] {
  if (markOf(folder)?.kind !== kind) throw new Error(`${folder} has no mark of the kind "${kind}"`);
  const left = removeIn(folder, '', (path) => path !== MARK && isOurs(path)).filter((path) => path !== MARK);
  if (left.length === 0) {
    naming(folder, () => unlinkSync(join(folder, MARK)));
    naming(folder, () => rmdirSync(folder));
  }
  return left;
}

function removeIn(folder: string, inside: string, isOurs: (path: string) => boolean): string[] {
  const left: string[] = [];
  for (const entry of naming(folder, () => readdirSync(folder, { withFileTypes: true }))) {
    const [path, name] = [join(folder, entry.name), `${inside}${entry.name}`];
    if (entry.isDirectory()) {
      const inner = removeIn(path, `${name}/`, isOurs);
      if (inner.length === 0) naming(path, () => rmdirSync(path));
      left.push(...inner);
    } else if (entry.isFile() && isOurs(name)) naming(path, () => unlinkSync(path));
    else left.push(name);
  }
  return left;
}
