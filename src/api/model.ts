import type { EngineName } from '../engine/engine.js';
import type { Prediction } from '../prediction.js';
import type { ImageRow, Predictor } from '../run/predict.js';
import type { Surroundings } from '../run/surroundings.js';
import { typed } from './prediction.js';
import { eventsOf, type WorkOptions } from './progress.js';

/**
 * An image to predict on: a file's path or bytes (JPEG, PNG, WebP, GIF, TIFF or AVIF).
 *
 * @example
 * ```js
 * await run.predict('face.jpg');
 * await run.predict(Buffer.from(await (await fetch('https://example.com/face.jpg')).arrayBuffer()));
 * ```
 */
export type ImageInput = string | Uint8Array;

/** The model of a finished run, and the settings to open it with. */
export interface ModelRequest {
  readonly folder: string;
  readonly context: Surroundings;
  readonly engine: 'auto' | EngineName;
}

/** A model that is opened on first use and runs one operation at a time. */
interface LazyModel {
  predict(images: readonly ImageInput[], options: WorkOptions): Promise<Prediction[]>;
  close(): Promise<void>;
}

/** The model of a run, not opened yet. */
export function modelOf({ folder, context, engine }: ModelRequest): LazyModel {
  let predictor: Predictor | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  return {
    predict: (images, options) =>
      inTurn(async () => {
        if (images.length === 0) return [];
        const { openPredictor } = await import('../run/predict.js');
        const { ZooError } = await import('../errors/problem.js');
        const { unreadableImages } = await import('../errors/predict.js');
        const events = eventsOf(options);
        predictor ??= await openPredictor({ run: folder }, engine, context, events);
        const { predictions, failed } = await predictor.predict(images.map(rowOf), events);
        if (failed.length > 0)
          throw new ZooError(failed.map(({ row, why }) => unreadableImages(nameOf(images[row]!, row), why)));
        const { plan } = predictor;
        return predictions.map(({ outputs }) => typed(plan, outputs));
      }),
    close: () =>
      inTurn(async () => {
        predictor?.close();
        predictor = undefined;
      }),
  };
}

const rowOf = (image: ImageInput, i: number): ImageRow => ({
  key: String(i),
  image: typeof image === 'string' ? image : Buffer.from(image.buffer, image.byteOffset, image.byteLength),
});

const nameOf = (image: ImageInput, i: number): string => (typeof image === 'string' ? image : `image ${i}`);
