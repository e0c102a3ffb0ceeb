import { ZooError } from '../errors/problem.js';
import type { BackbonePart, KeepVectors } from '../part.js';
import { boundToTry } from './bound.js';
import { Broken, type Remark } from './outcome.js';

/** The width is a number; opening no keys works, and an unknown key is rejected with a message. */
export async function checkVectors(part: BackbonePart): Promise<Remark> {
  const { width, open } = boundToTry(part)[0]!.bound.vectors!;
  if (!(Number.isInteger(width) && width > 0)) throw new Broken(`it declares vectors that are ${width} wide`);
  if (!part.example) return 'it has no example to read: give the part one with "example"';
  const keep: KeepVectors = async () => async () => {};
  const none = await open([], keep);
  await none([], new Float32Array(0));
  const refusal = await open(['no/such/key'], keep).then(
    () => undefined,
    (error: Error) => error,
  );
  if (refusal?.name !== ZooError.name)
    throw new Broken('a key that it has no vector for is not rejected by a ZooError with a message');
}
