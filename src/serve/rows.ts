import { ZooError } from '../errors/problem.js';
import { framesOf, maskIn, windowsIn } from '../web/sequence.js';
import type { Sent } from './body.js';
import { HttpError } from './http-error.js';
import type { Given, Outputs, ServedModel } from './model.js';

/** The contents of a request as rows of the model's inputs. */
export interface Rows {
  readonly given: readonly Given[];
  /** The index among the images of the request. */
  imageOf(row: number, image: number): number;
  /** The outputs for each image, frame or vector of the request, from the outputs of the rows. */
  outputsOf(rows: readonly Outputs[]): readonly Outputs[];
}

/** Converts a request to rows; for a model that reads windows, it is one sequence. Throws 422 if a sound cannot be read. */
export async function rowsFor(sent: Sent, model: ServedModel): Promise<Rows> {
  const { count, images } = sent;
  const { inputs, windows } = model.about;
  const numbers = await numbersOf(sent, model);
  const values = (frames: ArrayLike<number>): Given['values'] =>
    Object.fromEntries([...numbers].map(([name, all]) => [name, gathered(all, frames, count)]));
  if (!windows) {
    const given = Array.from({ length: count }, (_, i) => ({ ...(images && { images: [images[i]!] }), values: values([i]) })); // biome-ignore format: one row
    return { given, imageOf: (row) => row, outputsOf: (rows) => rows };
  }
  const list = windowsIn(count, windows);
  const mask = maskIn(inputs);
  const given = list.map(({ shown, frames }) => ({
    ...(images && { images: Array.from(shown, (frame) => images[frame]!).filter((_, i) => frames[i] === 1) }),
    values: { ...values(shown), [mask]: frames },
  }));
  return {
    given,
    imageOf: (row, image) => list[row]!.shown[image]!,
    outputsOf: (rows) => framesOf(list, rows, count),
  };
}

/** For each input except images: all numbers of the request, one row after the other; zeros without a sound. */
async function numbersOf(
  { count, vectors, sound, fps }: Sent,
  { about, hear }: ServedModel,
): Promise<ReadonlyMap<string, Float32Array>> {
  const found = new Map<string, Float32Array>();
  for (const [name, { of, shape }] of Object.entries(about.inputs)) {
    const width = shape.slice(about.windows ? 1 : 0).reduce((a, b) => a * b, 1);
    if (of === 'vector') found.set(name, Float32Array.from(vectors[name]!.flatMap((one) => [...one])));
    if (of === 'sound')
      found.set(
        name,
        sound ? await heard(() => hear[name]!(sound, count, fps)) : new Float32Array(count * width),
      );
  }
  return found;
}

async function heard(work: () => Promise<Float32Array>): Promise<Float32Array> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ZooError)) throw error;
    throw new HttpError(422, error.problems[0]!);
  }
}

/** The numbers of the selected ones of `count` frames, one after the other. */
function gathered(all: Float32Array, frames: ArrayLike<number>, count: number): Float32Array {
  const width = all.length / count;
  const out = new Float32Array(frames.length * width);
  for (const [i, frame] of Array.from(frames).entries())
    out.set(all.subarray(frame * width, (frame + 1) * width), i * width);
  return out;
}
