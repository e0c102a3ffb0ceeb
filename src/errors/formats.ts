/** Every message about the format of a file that zoo itself wrote, or of a page. */
import { printable } from './printable.js';
import type { Place, Problem } from './problem.js';

/**
 * A file of a run was written by a newer version of zoo, in a format that this version cannot read. Update declarative-zoo, or
 * use the version that wrote the file; `run.json` names it.
 *
 * @example runs/first/run.json is a run record of format 2; this version of zoo reads format 1. Install a newer declarative-zoo.
 */
export const unknownFormat = (file: string, what: string, found: unknown, known: number): Problem => ({
  code: 'unknown-format',
  message: `${printable(file)} is a ${what} of format ${printable(String(found))}; this version of zoo reads format ${known}. Install a newer declarative-zoo.`,
});

/**
 * A page says that it is written for another version of the language of pages.
 *
 * @example found format 2; this version of zoo reads pages of format 1. Install a newer declarative-zoo, or remove the key.
 */
export const unknownPageFormat = (place: Place, found: string, known: number): Problem => ({
  code: 'unknown-format',
  message: `found format ${found}; this version of zoo reads pages of format ${known}. Install a newer declarative-zoo, or remove the key.`,
  place,
  path: 'format',
});
