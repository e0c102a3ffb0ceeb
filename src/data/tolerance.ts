import { tooManyBad } from '../errors/data.js';
import { EXIT, ZooError } from '../errors/problem.js';

/**
 * Lets a share of bad rows or images pass, since real data sets have them, and throws past it, naming the first ones.
 * `bad` are sentences that name each (`file:line  why`), out of `total`.
 */
export function tolerate(
  what: 'rows' | 'images',
  bad: readonly string[],
  total: number,
  share: number,
): void {
  if (bad.length > share * total) throw new ZooError(tooManyBad(what, bad, total, share), EXIT.usage);
}
