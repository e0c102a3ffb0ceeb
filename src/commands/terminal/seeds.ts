import { ZooError } from '../../errors/problem.js';
import { badSeeds } from '../../errors/train.js';

/** Parses the seeds of `--seeds`: `1,2,3`. Throws `bad-seeds`. */
export function seedsOf(text: string): readonly number[] {
  const list = text.split(',').map(Number);
  if (!list.every((one) => Number.isInteger(one) && one >= 0 && one < 2 ** 32))
    throw new ZooError(badSeeds(text));
  return list;
}
