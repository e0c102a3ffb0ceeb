import type { Problem } from './problem.js';

/**
 * A program or web page opened a file that `zoo export` did not write. The names of labels and the preprocessing are in
 * the metadata of an exported file.
 *
 * @example The file is not an ONNX file that zoo has exported. Write one with: zoo export RUN --format onnx
 */
export const notAnExport = (): Problem => ({
  code: 'not-an-export',
  message: 'The file is not an ONNX file that zoo has exported. Write one with: zoo export RUN --format onnx',
});

/**
 * `loadModel` cannot fetch the model: the server does not have the file or refuses it.
 *
 * @example model.onnx cannot be fetched: the server answered 404.
 */
export const modelNotFetched = (address: string, status: number): Problem => ({
  code: 'model-not-fetched',
  message: `${address} cannot be fetched: the server answered ${status}.`,
});

/**
 * `predict` in a browser was called without an image.
 *
 * @example An image is needed: a Blob, an element that shows one, a canvas, an ImageBitmap, or ImageData.
 */
export const notAnImage = (): Problem => ({
  code: 'not-an-image',
  message: 'An image is needed: a Blob, an element that shows one, a canvas, an ImageBitmap, or ImageData.',
});

/**
 * `loadModel` is for models of images that the browser prepares. A model that reads vectors, and one exported with
 * `--embed-preprocessing`, are run with onnxruntime-web itself.
 *
 * @example The model reads vectors, and loadModel is for models of images. Run it with onnxruntime-web itself.
 */
export const notForImages = (isEmbedded: boolean): Problem => ({
  code: 'model-not-for-images',
  message: isEmbedded
    ? 'The model was exported with --embed-preprocessing. Export it without, since the browser prepares images itself.'
    : 'The model reads vectors, and loadModel is for models of images. Run it with onnxruntime-web itself.',
});

/**
 * `loadModel` only predicts on images, but the model also needs sound or vectors.
 *
 * @example The model reads image, voice; loadModel predicts only on images. Run it with onnxruntime-web itself, as the
 * file's metadata say.
 */
export const modelOfSeveral = (inputs: readonly string[]): Problem => ({
  code: 'model-not-for-images',
  message: `The model reads ${inputs.join(', ')}; loadModel predicts only on images. Run it with onnxruntime-web itself, as the file's metadata say.`,
});
