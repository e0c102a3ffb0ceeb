import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readRegular } from '../files/read-regular.js';
import type { Shelf } from '../part.js';

/** Where a part is written: a file, and the line that makes it. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** Where modules are, best first: what the author wrote, then what was built of it. */
const FOLDERS = ['src', 'lib', 'dist'];

/**
 * The line of a package that makes a part, `defineHead({ name: 'part'`, or that names it in a file of its own. Reads text
 * alone and runs nothing. Undefined where no line says so.
 */
export function sourceOf(root: string, shelf: Shelf, name: string): SourceLine | undefined {
  const files = [
    ...FOLDERS.flatMap((folder) => modulesIn(join(root, folder), true)),
    ...modulesIn(root, false),
  ];
  const own = files.filter((file) => file.includes(`${shelf}${sep}${name}.`));
  const quoted = `(['"\`])${name}\\1`;
  const made = new RegExp(`\\bdefine${singular(shelf)}\\b[^;]{0,80}?\\(\\s*\\{\\s*name:\\s*${quoted}`, 'i');
  const named = new RegExp(`\\bname:\\s*${quoted}`);
  return first(own, made) ?? first(own, named) ?? first(files, made) ?? first(files, named);
}

/** `losses`: `loss`, as in `defineLoss`. */
const singular = (shelf: Shelf): string => shelf.replace(/(?<=ss)es$|s$/, '');

function first(files: readonly string[], pattern: RegExp): SourceLine | undefined {
  for (const file of files) {
    const text = readRegular(file).toString();
    const found = pattern.exec(text);
    if (found) return { file, line: text.slice(0, found.index).split('\n').length };
  }
  return undefined;
}

function modulesIn(folder: string, recursive: boolean): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive, encoding: 'utf8' })
    .filter(
      (file) => /\.[cm]?[jt]s$/.test(file) && !/\.d\.[cm]?ts$/.test(file) && !file.includes('generated'),
    )
    .sort()
    .map((file) => join(folder, file));
}
