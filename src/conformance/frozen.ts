import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Engine } from '../engine/engine.js';
import { PartBug } from '../errors/parts.js';
import type { BackbonePart, FrozenModel, ImageSize, Tf } from '../part.js';
import { stream } from '../random/stream.js';
import { boundToTry } from './bound.js';
import { Broken, NotMade, notHere, wordsOf } from './outcome.js';

const COUNT = 3;
/** Sides of images in pixels; the first that the model accepts is used. */
const SIDES = [224, 112, 96, 64, 48, 32, 16, 8];

/** A model on this machine, with an image size that it accepts. */
interface Here {
  readonly frozen: FrozenModel;
  readonly file: string;
  readonly size: ImageSize;
  readonly width: number;
  readonly pixels: Float32Array;
}

/** Outputs have the declared width and are finite; an image's outputs do not depend on its batch; pixels do not change. */
export async function checkFrozen(tf: Tf, part: BackbonePart): Promise<void> {
  const here = find(part);
  const { pixels, width, size } = here;
  const together = await run(tf, here, pixels, COUNT);
  if (together.length !== COUNT * width)
    throw new Broken(
      `its outputs are declared ${width} wide, but ${COUNT} images give ${together.length} numbers`,
    );
  if (!together.every(Number.isFinite)) throw new Broken('its outputs are not finite');
  for (let image = 0; image < COUNT; image++) {
    const area = size[0] * size[1] * 3;
    const alone = await run(tf, here, pixels.slice(image * area, (image + 1) * area), 1);
    expectNear(
      together.subarray(image * width, (image + 1) * width),
      alone,
      'an image alone gives different outputs',
    );
  }
}

/** The outputs are the same, bit for bit, in a second run and after reopening. */
export async function checkFrozenRepeats(tf: Tf, part: BackbonePart): Promise<void> {
  const here = find(part);
  const model = await here.frozen.open(here.size, here.file, tf);
  const [first, second] = [await model.run(here.pixels, COUNT), await model.run(here.pixels, COUNT)];
  model.close();
  const third = await run(tf, here, here.pixels, COUNT);
  for (const [again, said] of [
    [second, 'a second run gives different outputs'],
    [third, 'reopened, it gives different outputs'],
  ] as const) {
    if (first.some((value, i) => !Object.is(value, again[i]))) throw new Broken(said);
  }
}

/** Neither a run nor closing the model leaves tensors behind. */
export async function checkFrozenTensors(tf: Tf, part: BackbonePart): Promise<void> {
  const here = find(part);
  const before = tf.memory().numTensors;
  await run(tf, here, here.pixels, COUNT);
  const left = tf.memory().numTensors - before;
  if (left !== 0) throw new Broken(`${left} tensors are left behind once it is closed`);
}

/** Every engine gives the same outputs; the reference is left out, because it is slow for a network. */
export async function checkFrozenEngines(
  engines: readonly (() => Promise<Engine>)[],
  part: BackbonePart,
): Promise<void> {
  if (engines.length < 3) throw new NotMade('there is no second engine to compare with');
  const here = find(part);
  let first: { readonly engine: string; readonly outputs: Float32Array } | undefined;
  for (const open of engines.slice(1)) {
    const { name: engine, tf } = await open();
    const outputs = await run(tf, here, here.pixels, COUNT);
    first ??= { engine, outputs };
    expectNear(first.outputs, outputs, `its outputs differ between ${first.engine} and ${engine}`);
  }
}

/** Throws `NotMade` if the model is not on this machine, and `Broken` if its declaration is wrong. */
function find(part: BackbonePart): Here {
  const frozen = boundToTry(part)[0]!.bound.frozen!;
  const file = sourceOf(frozen);
  const gone = frozen.beside?.(file).find((name) => !existsSync(join(dirname(file), name)));
  if (gone !== undefined) throw new Broken(`it says that ${gone} is beside its model, but it is not`);
  const { size, outputs } = firstSize(frozen, file);
  const wrong = Object.entries(outputs).find(([, width]) => !(Number.isInteger(width) && width > 0));
  if (wrong) throw new Broken(`it declares output ${wrong[0]} ${wrong[1]} wide`);
  const width = Object.values(outputs).reduce((a, b) => a + b, 0);
  const pixels = stream(1, 'conformance', 'image').normal(COUNT * size[0] * size[1] * 3);
  return { frozen, file, size, width, pixels };
}

function sourceOf(frozen: FrozenModel): string {
  let file: string;
  try {
    file = frozen.source();
  } catch (error) {
    throw notHere(error);
  }
  if (!existsSync(file)) throw new NotMade(`its model ${file} is not on this machine`);
  return file;
}

function firstSize(frozen: FrozenModel, file: string) {
  let refusal = '';
  for (const side of SIDES) {
    const size: ImageSize = [side, side];
    try {
      return { size, outputs: frozen.outputs(size, file) };
    } catch (error) {
      if (error instanceof PartBug) throw error;
      refusal = wordsOf(error);
    }
  }
  throw new Broken(`it accepts images of none of ${SIDES.join(', ')} pixels: ${refusal}`);
}

async function run(tf: Tf, here: Here, pixels: Float32Array, count: number): Promise<Float32Array> {
  const model = await here.frozen.open(here.size, here.file, tf);
  try {
    const given = pixels.slice();
    const outputs = Float32Array.from(await model.run(given, count));
    if (given.some((value, i) => value !== pixels[i]))
      throw new Broken('it changes the pixels that it is given');
    return outputs;
  } finally {
    model.close();
  }
}

function expectNear(expected: Float32Array, found: Float32Array, otherwise: string): void {
  const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
  const apart = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - found[i]!)), 0);
  if (found.length !== expected.length || !(apart <= 1e-3 * scale))
    throw new Broken(`${otherwise}, by ${apart}`);
}
