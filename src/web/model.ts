import { ZooError } from '../errors/problem.js';
import { modelNotFetched, modelOfSeveral, notAnImage, notForImages } from '../errors/web.js';
import { isFacialAffect, useInShort } from '../export/hub/use.js';
import type { Prediction } from '../prediction.js';
import { batchOf } from './batch.js';
import { hasWebGpu, pixelsIn, type RawImage } from './browser.js';
import { type Reading, readingOf } from './heads.js';
import { type Metadata, readMetadata } from './metadata.js';
import { createPreparer, withoutAlpha } from './pixels.js';
import { answersAbout, withSteps } from './steps.js';

/**
 * An image in a browser: a `Blob` or `File`, `ImageData`, or anything that `createImageBitmap` accepts, such as an
 * `<img>`, a `<video>` or a canvas.
 *
 * @example
 * ```js
 * await model.predict(document.querySelector('img'));
 * ```
 */
export type WebImage = Blob | { readonly width: number; readonly height: number };

/**
 * The part of onnxruntime-web that models need. The program passes the module, so that it has only one copy, in the
 * variant that it chooses.
 *
 * @example
 * ```js
 * import * as ort from 'onnxruntime-web/webgpu';
 * ```
 */
export interface OnnxruntimeWeb {
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options: { readonly executionProviders: readonly string[] },
    ): Promise<WebSession>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => unknown;
}

/** A session of onnxruntime-web. */
interface WebSession {
  run(feeds: { readonly [input: string]: unknown }): Promise<{
    readonly [output: string]: { readonly data: unknown; getData?(): Promise<unknown> };
  }>;
  release(): Promise<void>;
}

/**
 * Options for loading a model.
 *
 * @example
 * ```js
 * const model = await loadModel('model.onnx', { ort, provider: 'wasm' });
 * ```
 */
export interface LoadModelOptions {
  /** The module `onnxruntime-web`, or `onnxruntime-web/webgpu`. */
  readonly ort: OnnxruntimeWeb;
  /** Execution provider. Default: WebGPU if the browser has a GPU for it and `ort` supports it, otherwise wasm. */
  readonly provider?: 'auto' | 'webgpu' | 'wasm' | undefined;
}

/**
 * A model in a browser.
 *
 * @example
 * ```js
 * const { ex } = await model.predict(file);
 * ```
 */
export interface WebModel {
  /** The metadata of the exported file: outputs, label names, preprocessing, terms. */
  readonly about: Metadata;
  readonly provider: 'webgpu' | 'wasm';
  /** The purpose of the model, and its limits, in two sentences. */
  readonly use: string;
  /**
   * Predicts on an image, or on several in one batch: the same as `loadRun(...).predict` in Node. For a model that
   * reads windows, several images are the frames of one sequence, in order.
   */
  predict(image: WebImage): Promise<Prediction>;
  predict(images: readonly WebImage[]): Promise<Prediction[]>;
  /** The prediction for an image, and the attention of heads, if the file contains it (`zoo export --format web`). */
  read(image: WebImage): Promise<Reading>;
  /** Frees the memory of the model. */
  close(): Promise<void>;
}

/**
 * Loads a model that `zoo export RUN --format onnx` or `--format web` has written, from its URL or its bytes. Only
 * this file is fetched, and images stay in the browser. Throws a `ZooError` if it is not such a file.
 *
 * @example
 * ```js
 * import { loadModel } from 'declarative-zoo/web';
 * import * as ort from 'onnxruntime-web';
 *
 * const model = await loadModel('mtl-cross-attn-demo.onnx', { ort });
 * const { ex } = await model.predict(document.querySelector('img'));
 * console.log(ex.class);
 * ```
 */
export async function loadModel(
  from: string | URL | Uint8Array,
  { ort, provider = 'auto' }: LoadModelOptions,
): Promise<WebModel> {
  const bytes = from instanceof Uint8Array ? from : await fetched(from);
  const about = readMetadata(bytes);
  const { preprocessing } = about;
  if (!preprocessing || about.embedded) throw new ZooError(notForImages(about.embedded));
  const others = Object.entries(about.inputs).filter(([, { of }]) => of !== 'image' && of !== 'frames');
  if (others.length > 0) throw new ZooError(modelOfSeveral(Object.keys(about.inputs)));
  const opened = await openSession(ort, bytes, provider);
  const prepare = createPreparer(preprocessing);
  const read = async (images: readonly WebImage[]): Promise<readonly Reading[]> => {
    const prepared: Float32Array[] = [];
    for (const image of images) prepared.push(prepare(withoutAlpha(await rawOf(image))));
    if (prepared.length === 0) return [];
    const batch = batchOf(prepared, about);
    const fed = Object.entries(batch.inputs).map(([name, { shape, data }]) => [
      name,
      new ort.Tensor('float32', data, shape),
    ]);
    const outputs = await numbersOf(await opened.session.run(Object.fromEntries(fed)));
    return withSteps(about, batch.rowsOf(outputs)).map((row) => readingOf(answersAbout(about), row));
  };
  const predict = async (given: WebImage | readonly WebImage[]): Promise<Prediction | Prediction[]> =>
    Array.isArray(given)
      ? (await read(given)).map(({ prediction }) => prediction)
      : (await read([given as WebImage]))[0]!.prediction;
  return {
    about,
    provider: opened.provider,
    use: useInShort(isFacialAffect(Object.values(about.outputs).flatMap(({ names = [] }) => names))),
    predict: predict as WebModel['predict'],
    read: async (image) => (await read([image]))[0]!,
    close: () => opened.session.release(),
  };
}

async function fetched(address: string | URL): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new ZooError(modelNotFetched(String(address), response.status));
  return new Uint8Array(await response.arrayBuffer());
}

/** Opens a session on WebGPU if that is requested and works, otherwise on wasm. */
async function openSession(
  ort: OnnxruntimeWeb,
  bytes: Uint8Array,
  wanted: NonNullable<LoadModelOptions['provider']>,
): Promise<{ readonly session: WebSession; readonly provider: 'webgpu' | 'wasm' }> {
  const open = async (provider: 'webgpu' | 'wasm') => ({
    session: await ort.InferenceSession.create(bytes, { executionProviders: [provider] }),
    provider,
  });
  if (wanted === 'wasm' || (wanted === 'auto' && !(await hasWebGpu()))) return open('wasm');
  return wanted === 'webgpu' ? open('webgpu') : open('webgpu').catch(() => open('wasm'));
}

async function rawOf(image: WebImage): Promise<RawImage> {
  if ('data' in image) return image as RawImage;
  try {
    return await pixelsIn(image);
  } catch (cause) {
    throw new ZooError(notAnImage(), undefined, { cause });
  }
}

/** The numbers of each output; copies them from the GPU if necessary. */
async function numbersOf(
  outputs: Awaited<ReturnType<WebSession['run']>>,
): Promise<{ readonly [output: string]: Float32Array }> {
  const found: { [output: string]: Float32Array } = {};
  for (const [name, tensor] of Object.entries(outputs))
    found[name] = (await (tensor.getData?.() ?? tensor.data)) as Float32Array;
  return found;
}
