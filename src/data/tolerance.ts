import { tooManyBad } from '../errors/data.js';
import { ZooError } from '../errors/problem.js';

/**
 * Lets a share of bad rows pass, since real data sets have them, and throws past it, naming the first ones. `bad` says of
 * each where it is and what is wrong (`file:line  why`), out of `total`.
 */
export function tolerate(bad: readonly string[], total: number, share: number): void {
  if (bad.length > share * total) throw new ZooError(tooManyBad(bad, total, share));
}
