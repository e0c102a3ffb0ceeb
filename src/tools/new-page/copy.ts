import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ownCopy } from '../../errors/new-page.js';
import { ZooError } from '../../errors/problem.js';
import { readRegular } from '../../files/read-regular.js';
import type { Surroundings } from '../../run/surroundings.js';
import { findPage } from '../../spec/file.js';
import { withNames } from '../../spec/names.js';
import { nodeFiles } from '../../spec/node-files.js';
import { readPage } from '../../spec/read.js';
import { nameOf, pageFile, pageWord, placePage, schemaBeside, schemaLine } from './place.js';

/** The page to copy, the destination (a file or a folder), and whether an existing file may be overwritten. */
export interface Copy {
  readonly page: string;
  readonly to?: string | undefined;
  readonly force: boolean;
}

/**
 * Copies a page, including its comments, so that it works at its destination: its name is that of the file, and its
 * references to other pages are adapted. Returns the file. Throws a ZooError if the file exists or the page is not
 * valid.
 */
export function copyPage({ page, to, force }: Copy, context: Surroundings): string {
  const { library } = context;
  const spec = readPage(page, { ...context, keepUnset: true });
  const file = pageFile(to, spec.name);
  if (isSame(file, spec.file)) throw new ZooError(ownCopy(file));
  const text = readRegular(spec.file).toString();
  const parent = (word: string): string => {
    const found = findPage(nodeFiles, word, dirname(spec.file), library, []);
    return found === undefined ? word : pageWord(found, dirname(file), library);
  };
  const line = schemaLine(file, schemaBeside(dirname(resolve(spec.file)), context));
  const body = text
    .replace(/^# yaml-language-server: .*\n/m, '')
    .replace(/^(# +zoo run )\S+/m, (_, command: string) => command + file);
  placePage(file, `${line}\n${withNames(body, { name: nameOf(file), parent })}`, force, context);
  return file;
}

function isSame(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false; // it does not exist yet
  }
}
