import { imageSize, sizeOf } from '../extent.js';
import type { Pixels, Row } from '../part.js';
import type { ImagePipeline } from '../plan/plan.js';
import { plainChoices, randomChoices } from './augment.js';
import { cropBox } from './box.js';
import { changeColors } from './colors.js';
import { AT_ONCE, createDecoder, type Decoder, readImageFile } from './decode.js';
import { createResizer } from './resize.js';

/** The source of an image: the path of its file, or its bytes. */
export type ImageSource = string | Buffer;

/** One view of one image: `key` and `view` determine its random choices. */
export interface ImageRequest {
  readonly image: ImageSource;
  readonly key: string;
  readonly view: number;
  /** The part of the image to use; absent: all of it. */
  readonly box?: Row['box'];
}

/** How to read images. */
export interface Reading {
  readonly pipeline: ImagePipeline;
  readonly mode: 'train' | 'evaluate';
  readonly seed: number;
  /** Images per batch. */
  readonly batch: number;
  /** Per channel of RGB in [0, 1]: (value - mean) / std. */
  readonly normalize: { readonly mean: readonly number[]; readonly std: readonly number[] };
  readonly align?: Align;
}

/** Cuts the part that the backbone sees out of each photo. */
export interface Align {
  /** What its squares depend on, apart from the page. */
  readonly identity: string;
  /** The part to see, or why it cannot be found; `source` is undefined if the image is a part of another. */
  of(image: Pixels, source: ImageSource | undefined): Promise<Pixels | string>;
}

/** Images `first` to `first + count - 1` of the requests. */
export interface ImageBatch {
  readonly first: number;
  readonly count: number;
  /** `[count, height, width, 3]`, RGB, normalized; zeros where an image could not be read. */
  readonly pixels: Float32Array;
  /** `index` counts all requests from 0. */
  readonly failed: readonly { readonly index: number; readonly why: string }[];
}

/**
 * Reads images in order, a batch at a time: decodes (off the main thread; upright according to EXIF, RGB, without
 * alpha), resizes, crops, mirrors, changes colors, normalizes. Reads the next batch while the consumer works on this
 * one. Choices are random only in mode `train`. Images that cannot be read are reported, not thrown.
 */
export async function* readImages(
  requests: readonly ImageRequest[],
  how: Reading,
): AsyncGenerator<ImageBatch> {
  const place = createPlacer(how);
  const decode = createDecoder(how.pipeline.megapixels);
  const load = (first: number) => loadBatch(requests, first, how, { decode, place });
  let next = load(0);
  for (let first = 0; first < requests.length; first += how.batch) {
    const batch = await next;
    if (first + how.batch < requests.length) next = load(first + how.batch);
    yield batch;
  }
}

async function loadBatch(
  requests: readonly ImageRequest[],
  first: number,
  how: Reading,
  { decode, place }: { readonly decode: Decoder; readonly place: Placer },
): Promise<ImageBatch> {
  const count = Math.max(0, Math.min(how.batch, requests.length - first));
  const [height, width] = imageSize(how.pipeline);
  const numbers = height * width * 3;
  const pixels = new Float32Array(count * numbers);
  const failed: { index: number; why: string }[] = [];
  let taken = 0;
  const work = async () => {
    while (taken < count) {
      const slot = taken++;
      const request = requests[first + slot]!;
      const image = await see(request, decode, how.align);
      if (typeof image === 'string') failed.push({ index: first + slot, why: image });
      else place(image, request, pixels, slot * numbers);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { first, count, pixels, failed: failed.sort((a, b) => a.index - b.index) };
}

/** The image, or the part of it to use, or why it cannot be read. */
async function see(
  { image: source, box }: ImageRequest,
  decode: Decoder,
  align: Align | undefined,
): Promise<Pixels | string> {
  const bytes = typeof source === 'string' ? await readImageFile(source) : source;
  const image = typeof bytes === 'string' ? bytes : await decode(bytes);
  const seen = typeof image === 'string' || !box ? image : cropBox(image, box);
  return typeof seen === 'string' || !align ? seen : align.of(seen, box ? undefined : source);
}

/** Writes one prepared image into `out` at `offset`. */
type Placer = (image: Pixels, request: ImageRequest, out: Float32Array, offset: number) => void;

function createPlacer({ pipeline, mode, seed, normalize }: Reading): Placer {
  const resize = createResizer();
  const levels = normalization(normalize);
  return (image, { key, view }, out, offset) => {
    const choices = mode === 'train' ? randomChoices(pipeline, seed, key, view) : plainChoices(pipeline);
    const pixels = resize(image, sizeOf(pipeline.resize), choices.window);
    if (choices.colors.length > 0) changeColors(pixels, choices.colors);
    write(pixels, choices.window.width, choices.flip, levels, out, offset);
  };
}

/** Normalizes pixels `[n, width, 3]` into `out`, mirrored or not. */
function write(
  pixels: Uint8Array,
  width: number,
  flip: boolean,
  levels: Float32Array,
  out: Float32Array,
  offset: number,
): void {
  const line = 3 * width;
  const step = flip ? -3 : 3;
  let at = offset;
  for (let row = 0; row < pixels.length; row += line) {
    let from = flip ? row + line - 3 : row;
    for (let x = 0; x < width; x++) {
      out[at] = levels[pixels[from]!]!;
      out[at + 1] = levels[256 + pixels[from + 1]!]!;
      out[at + 2] = levels[512 + pixels[from + 2]!]!;
      at += 3;
      from += step;
    }
  }
}

/** The normalized value of each level of each channel, `[3, 256]`, so that each pixel only needs a lookup. */
function normalization({ mean, std }: Reading['normalize']): Float32Array {
  return Float32Array.from({ length: 768 }, (_, i) => ((i & 255) / 255 - mean[i >> 8]!) / std[i >> 8]!);
}
