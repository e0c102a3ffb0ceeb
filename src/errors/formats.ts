/** Messages about the format of a file that zoo wrote, or of a page. */
import { printable } from './printable.js';
import type { Place, Problem } from './problem.js';

/**
 * A file of a run was written by a newer version of zoo, in a format that this version cannot read. Update declarative-zoo, or
 * use the version that wrote the file; `run.json` names it.
 *
 * @example runs/first/run.json was written by a newer version of zoo (run record format 2; this version reads format 1). Install a
 * newer declarative-zoo.
 */
export const unknownFormat = (file: string, what: string, found: unknown, known: number): Problem => ({
  code: 'unknown-format',
  message: `${printable(file)} was written by a newer version of zoo (${what} format ${printable(String(found))}; this version reads format ${known}). Install a newer declarative-zoo.`,
});

/**
 * A bank in the cache was written by a newer version of zoo, in a format that this version cannot read, and is not overwritten.
 *
 * @example cache/banks/4f2c.bank was written by a newer version of zoo (bank format 3; this version reads format 2). Install a
 * newer declarative-zoo, or set ZOO_CACHE to another folder.
 */
export const unknownBankFormat = (file: string, found: string, known: number): Problem => ({
  code: 'unknown-format',
  message: `${printable(file)} was written by a newer version of zoo (bank format ${printable(found)}; this version reads format ${known}). Install a newer declarative-zoo, or set ZOO_CACHE to another folder.`,
});

/**
 * A page declares another version of the page format.
 *
 * @example found format 2; this version of zoo reads pages of format 1. Install a newer declarative-zoo, or remove the key.
 */
export const unknownPageFormat = (place: Place, found: string, known: number): Problem => ({
  code: 'unknown-format',
  message: `found format ${found}; this version of zoo reads pages of format ${known}. Install a newer declarative-zoo, or remove the key.`,
  place,
  path: 'format',
});
