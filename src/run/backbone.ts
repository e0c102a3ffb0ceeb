import type { Bank } from '../bank/bank.js';
import type { ComputedBackbone, GivenVectors, View } from '../bank/banks.js';
import type { Chunk } from '../bank/fill.js';
import { weightsHash } from '../bank/key.js';
import { type ImageRequest, readImages } from '../data/images.js';
import { openRunner } from '../network/runner.js';
import type { BackbonePart, Row, Tf } from '../part.js';
import { imageSize } from '../plan/nodes.js';
import type { PlanNode } from '../plan/plan.js';
import type { Feed } from '../train/feed.js';
import type { NamedArrays } from '../weights/named-array.js';
import type { RunEvents } from './surroundings.js';

const BATCH = 32;

/** A frozen network over images, run on onnxruntime where it is there. `weights` are its variables, by name. */
export function networkSource(
  part: BackbonePart,
  node: PlanNode,
  weights: NamedArrays,
  tf: Tf,
): ComputedBackbone {
  const width = node.output.shape[0]!;
  const { weights: _source, labels: _labels, ...fragment } = node.options;
  async function* chunks({ rows, pipeline, mode, views, seed }: View): AsyncGenerator<Chunk> {
    const size = imageSize(pipeline);
    const runner = await openRunner(part, node.options, weights, size, tf);
    try {
      const requests = Array.from({ length: views }, (_, view) =>
        rows.map((row) => requestOf(row, view)),
      ).flat();
      const how = { pipeline, mode, seed, batch: BATCH, normalize: part.normalize! };
      for await (const { first, count, pixels, failed } of readImages(requests, how)) {
        const vectors = await runner.run(pixels, count, size);
        for (const { index } of failed) vectors.fill(0, (index - first) * width, (index - first + 1) * width);
        yield { vectors, failed: failed.map(({ index, why }) => ({ row: index, why })) };
      }
    } finally {
      runner.close();
    }
  }
  return { width, identity: { fragment, weights: weightsHash(weights), normalize: part.normalize }, chunks };
}

/** Vectors that the user brings, by image key. */
export function vectorSource(part: BackbonePart, node: PlanNode): GivenVectors {
  const { width, read } = part.vectors!(node.options as never);
  return { width, vectors: read };
}

/** Images as a feed, for stages that train the backbone: every epoch sees another augmented view. */
export function imageFeed(part: BackbonePart, { rows, pipeline, mode, seed }: View): Feed {
  const size = imageSize(pipeline);
  const read = async (wanted: Int32Array, epoch: number): Promise<Float32Array> => {
    const view = mode === 'train' ? epoch : 0;
    const requests = Array.from(wanted, (row) => requestOf(rows[row]!, view));
    const how = { pipeline, mode, seed, batch: wanted.length, normalize: part.normalize! };
    for await (const { pixels } of readImages(requests, how)) return pixels;
    return new Float32Array(0);
  };
  return { name: 'image', shape: [size, size, 3], read };
}

const requestOf = ({ image, key }: Row, view: number): ImageRequest => ({ path: image!, key, view });

/** Rows whose image cannot be read: a stage that reads images at each step leaves them out from the start. */
export async function unreadable(
  part: BackbonePart,
  { rows, pipeline, seed }: View,
  events: RunEvents,
): Promise<Bank['failed']> {
  const found: { row: number; why: string }[] = [];
  const requests = rows.map((row) => requestOf(row, 0));
  const how = { pipeline, mode: 'evaluate' as const, seed, batch: BATCH, normalize: part.normalize! };
  events.start('images checked', rows.length, 'images');
  for await (const { count, failed } of readImages(requests, how)) {
    found.push(...failed.map(({ index, why }) => ({ row: index, why })));
    events.advance(count);
  }
  events.done();
  return found;
}
