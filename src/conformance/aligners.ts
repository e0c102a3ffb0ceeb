import type { Engine } from '../engine/engine.js';
import type { Aligner, AlignerPart, BoundAligner, Pixels, Square, Tf } from '../part.js';
import { boundToTry } from './bound.js';
import { Broken, notHere, type Remark } from './outcome.js';
import { pictures } from './pictures.js';

type Found = readonly (Square | null)[];

/** Squares are valid: finite, with their center in the photo and a side above 0; the photo does not change. */
export async function checkSquares(tf: Tf, part: AlignerPart): Promise<Remark> {
  const photos = await pictures();
  let some = false;
  for (const { bound } of boundToTry(part)) {
    const found = await search(tf, bound, photos);
    found.forEach((square, i) => {
      if (square) expectSquare(square, photos[i]!);
    });
    some ||= found.some((square) => square !== null);
  }
  if (!some) return 'it found nothing in any photo, including a drawn face, so no square was checked';
}

function expectSquare({ x, y, side, angle }: Square, { width, height }: Pixels): void {
  const photo = `in a photo of ${width} x ${height} pixels`;
  const said = `${photo} it finds ${JSON.stringify({ x, y, side, angle })}`;
  if (![x, y, side, angle].every(Number.isFinite)) throw new Broken(`${said}, which is not finite`);
  if (side <= 0) throw new Broken(`${said}: the side must be above 0`);
  if (x < 0 || x > width || y < 0 || y > height) throw new Broken(`${said}, whose center is outside`);
  if (Math.abs(angle) > Math.PI) throw new Broken(`${said}: the angle is in radians, from -pi to pi`);
}

/** A repeated search, in reverse order and by another instance, gives the same square for every photo. */
export async function checkSquaresRepeat(tf: Tf, part: AlignerPart): Promise<void> {
  const photos = await pictures();
  const { bound } = boundToTry(part)[0]!;
  const first = await search(tf, bound, photos);
  const second = (await search(tf, bound, [...photos].reverse())).toReversed();
  first.forEach((square, i) => {
    if (JSON.stringify(square) !== JSON.stringify(second[i]))
      throw new Broken('a second search in another order gives a different square for a photo');
  });
  const [one, other] = [await open(tf, bound), await open(tf, bound)];
  one.close();
  other.close();
  if (typeof one.identity !== 'string' || one.identity === '')
    throw new Broken('its identity is not text: its squares could not be distinguished from others');
  if (one.identity !== other.identity) throw new Broken('opened twice, it has two identities');
}

/** Neither a search nor closing an aligner leaves tensors behind. */
export async function checkSquaresTensors(tf: Tf, part: AlignerPart): Promise<void> {
  const photos = await pictures();
  const before = tf.memory().numTensors;
  await search(tf, boundToTry(part)[0]!.bound, photos);
  const left = tf.memory().numTensors - before;
  if (left !== 0) throw new Broken(`${left} tensors are left behind once it is closed`);
}

/** Every engine finds the same squares, within a hundredth of their side. */
export async function checkSquaresEngines(
  engines: readonly (() => Promise<Engine>)[],
  part: AlignerPart,
): Promise<void> {
  const photos = await pictures();
  let first: { readonly engine: string; readonly found: Found } | undefined;
  for (const openEngine of engines) {
    const { name: engine, tf } = await openEngine();
    const found = await search(tf, boundToTry(part)[0]!.bound, photos);
    first ??= { engine, found };
    found.forEach((square, i) => {
      if (!alike(square, first!.found[i]!))
        throw new Broken(`on ${first!.engine} and on ${engine} it finds different squares in the same photo`);
    });
  }
}

const alike = (a: Square | null, b: Square | null): boolean =>
  a === null || b === null
    ? a === b
    : [a.x - b.x, a.y - b.y, a.side - b.side, a.side * (a.angle - b.angle)].every(
        (apart) => Math.abs(apart) <= a.side / 100,
      );

async function open(tf: Tf, bound: BoundAligner): Promise<Aligner> {
  try {
    return await bound.open(tf);
  } catch (error) {
    throw notHere(error);
  }
}

async function search(tf: Tf, bound: BoundAligner, photos: readonly Pixels[]): Promise<Found> {
  const aligner = await open(tf, bound);
  try {
    const found: (Square | null)[] = [];
    for (const photo of photos) {
      const given = { ...photo, data: photo.data.slice() };
      found.push(await aligner.find(given));
      if (given.data.some((value, i) => value !== photo.data[i]))
        throw new Broken('it changes the photo that it searches');
    }
    return found;
  } finally {
    aligner.close();
  }
}
