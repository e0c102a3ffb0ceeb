import type { ComputedBackbone, View } from '../../bank/banks.js';
import { type Chunk, type Failure, type Wanted, wantedBatches } from '../../bank/fill.js';
import { weightsHash } from '../../bank/key.js';
import { type Align, type ImageRequest, type Reading, readImages } from '../../data/images.js';
import { wrongWidths } from '../../errors/frozen.js';
import { EXIT, ZooError } from '../../errors/problem.js';
import { imageSize } from '../../extent.js';
import { openRunner } from '../../network/runner.js';
import type { BoundBackbone, ImageSize, Normalization, OpenModel, Tf } from '../../part.js';
import { imageFeed } from '../../plan/backbones.js';
import type { PlanNode } from '../../plan/plan.js';
import type { Feed } from '../../train/feed.js';
import type { ModelOnDisk } from '../../weights/fetch/obtain-model.js';
import type { NamedArrays } from '../../weights/named-array.js';
import { type RunEvents, unlessStopped } from '../surroundings.js';

const BATCH = 32;

/** How images are processed for the backbone: normalized, and aligned if the page sets that. */
export interface Sight {
  readonly normalize: Normalization;
  readonly align?: Align;
}

/** The image processing of a backbone. */
export const sightOf = ({ normalize }: BoundBackbone, align: Align | undefined): Sight => ({
  normalize: normalize!,
  ...(align && { align }),
});

/** How to open a model for images of a size; the caller closes it. */
export type Opening = (size: ImageSize, open: (size: ImageSize) => Promise<OpenModel>) => Promise<OpenModel>;

/** Context for computing the outputs of a frozen model. */
export interface Computing {
  readonly sight: Sight;
  readonly tf: Tf;
  readonly opening: Opening;
  readonly events: RunEvents;
}

/** A frozen network on images, run on onnxruntime if it is installed. `weights` are its variables, by name. */
export function networkSource(
  { network }: BoundBackbone,
  node: PlanNode,
  weights: NamedArrays,
  how: Computing,
): ComputedBackbone {
  const open = async (size: ImageSize): Promise<OpenModel> => {
    const { run, close } = await openRunner(network!, weights, size, how.tf);
    return { run: (pixels, count) => run(pixels, count, size), close };
  };
  return computed(node, open, weightsHash(weights), how);
}

/** A model file on images. */
export function frozenSource(
  { frozen }: BoundBackbone,
  node: PlanNode,
  { file, sha256 }: ModelOnDisk,
  how: Computing,
): ComputedBackbone {
  const width = node.output.shape[0]!;
  const open = async (size: ImageSize): Promise<OpenModel> => {
    const { run, close } = await frozen!.open(size, file, how.tf);
    const checked = async (pixels: Float32Array, count: number): Promise<Float32Array> => {
      const vectors = await run(pixels, count);
      if (vectors.length !== count * width)
        throw new ZooError(wrongWidths(file, width, vectors.length / count), EXIT.failed);
      return vectors;
    };
    return { run: checked, close };
  };
  return computed(node, open, sha256, how);
}

function computed(
  node: PlanNode,
  open: (size: ImageSize) => Promise<OpenModel>,
  weights: string,
  { sight, opening, events }: Computing,
): ComputedBackbone {
  const width = node.output.shape[0]!;
  const { weights: _source, labels: _labels, ...fragment } = node.options;
  async function* chunks(view: View, wanted: Wanted): AsyncGenerator<Chunk> {
    const { rows, views } = view;
    const batches = wantedBatches(rows.length * views, BATCH, wanted);
    const model = await openUnlessStopped(() => opening(imageSize(view.pipeline), open), events);
    try {
      const requests = batches.flatMap(({ first, count }) =>
        Array.from({ length: count }, (_, i) =>
          requestOf(view, (first + i) % rows.length, Math.floor((first + i) / rows.length)),
        ),
      );
      const how = reading(view, sight, BATCH); // which splits the requests into these batches again
      const remaining = batches.values();
      for await (const { first: at, count, pixels, failed } of readImages(requests, how)) {
        const { first } = remaining.next().value!;
        const vectors = await unlessStopped(model.run(pixels, count), events);
        for (const { index } of failed) vectors.fill(0, (index - at) * width, (index - at + 1) * width);
        yield { first, vectors, failed: failed.map(({ index, why }) => ({ row: index - at + first, why })) };
      }
    } finally {
      model.close();
    }
  }
  const { normalize, align } = sight;
  const tapped = node.tensors && Object.values(node.tensors).map(({ name }) => name);
  return { width, identity: { fragment, weights, tapped, normalize, align: align?.identity }, chunks };
}

/** Closes a model that finishes opening after the user asked to stop. */
async function openUnlessStopped(open: () => Promise<OpenModel>, events: RunEvents): Promise<OpenModel> {
  const opening = open();
  try {
    return await unlessStopped(opening, events);
  } catch (error) {
    opening.then(
      (model) => model.close(),
      () => undefined,
    );
    throw error;
  }
}

/** Images as a feed, for stages that train a backbone: every epoch uses another augmented view. */
export function imagesFeed(backbone: string, sight: Sight, view: View): Feed {
  const { pipeline, mode } = view;
  const size = imageSize(pipeline);
  const read = async (wanted: Int32Array, epoch: number): Promise<Float32Array> => {
    const copy = mode === 'train' ? epoch : 0;
    const requests = Array.from(wanted, (row) => requestOf(view, row, copy));
    for await (const { pixels } of readImages(requests, reading(view, sight, wanted.length))) return pixels;
    return new Float32Array(0);
  };
  return { name: imageFeed(backbone), shape: [...size, 3], read };
}

/** A view of a row's image; if the page has windows, all frames of a sequence get the same augmentation. */
function requestOf({ rows, sequences }: View, row: number, view: number): ImageRequest {
  const { image, key, box, sequence } = rows.at(row)!;
  return { image: image!, key: (sequences && sequence) ?? key, view, ...(box && { box }) };
}

const reading = ({ pipeline, mode, seed }: View, sight: Sight, batch: number): Reading => ({
  pipeline,
  mode,
  seed,
  batch,
  ...sight,
});

/** Rows whose image cannot be read; a stage that reads images at each step leaves them out from the start. */
export async function unreadable(sight: Sight, view: View, events: RunEvents): Promise<readonly Failure[]> {
  const found: { row: number; why: string }[] = [];
  const requests = view.rows.map((_, row) => requestOf(view, row, 0));
  events.start('images checked', view.rows.length, 'images');
  for await (const { count, failed } of readImages(
    requests,
    reading({ ...view, mode: 'evaluate' }, sight, BATCH),
  )) {
    found.push(...failed.map(({ index, why }) => ({ row: index, why })));
    events.advance(count);
  }
  events.done();
  return found;
}
