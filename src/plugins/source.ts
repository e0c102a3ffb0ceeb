import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readRegular } from '../files/read-regular.js';
import type { Shelf } from '../part.js';

/** The source of a part: a file, and the line that defines it. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** Folders of modules, best first: the author's source, then the build output. */
const FOLDERS = ['src', 'lib', 'dist'];

/**
 * The line of a package that defines a part, `defineHead({ name: 'part'`, or the file that is named like the part.
 * Only reads text; runs nothing. Undefined if there is no such line.
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
