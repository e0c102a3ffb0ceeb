import type { ImageSize } from '../part.js';
import { meant } from './nearest.js';
import type { Problem } from './problem.js';

const few = (tensors: readonly string[]): string =>
  tensors.length > 6
    ? `${tensors.slice(0, 6).join(', ')} and ${tensors.length - 6} more`
    : tensors.join(', ');

const some = (names: readonly string[]): string =>
  names.length > 6 ? `..., ${names.slice(-6).join(', ')}` : names.join(', ');

/**
 * A file given as a model is not a model, or is cut off. Fetch or export it again.
 *
 * @example face.onnx is not an ONNX model that can be run: it ends too early.
 */
export const badModelFile = (file: string, form: string, what: string): Problem => ({
  code: 'bad-model-file',
  message: `${file} is not ${form} that can be run: ${what}.`,
});

/**
 * A model file names a weights file that is not in the same folder.
 *
 * @example model.json needs group1-shard1of2.bin beside it, which is missing.
 */
export const missingBeside = (file: string, name: string): Problem => ({
  code: 'bad-model-file',
  message: `${file} needs ${name} beside it, which is missing.`,
});

/**
 * The page's `outputs` name a tensor that the model does not have.
 *
 * @example face.onnx has no tensor "featuers". Did you mean "features"?
 */
export const noSuchTensor = (file: string, output: string, tensors: readonly string[]): Problem => ({
  code: 'no-such-tensor',
  message: `${file} has no tensor "${output}". ${meant(output, tensors, `Its last are ${some(tensors)}.`)}`,
});

/**
 * `features` and `logits` are the input and output of a model's last dense layer, but this model has no dense layer.
 *
 * @example face.onnx has no dense layer, so "features" does not exist. Name a tensor in "outputs". The model's output
 * is "pool" [1280]; its last tensors are "Relu_12" [1280, 7, 7], "pool" [1280].
 */
export const noDenseLayer = (
  file: string,
  output: string,
  last: readonly string[],
  given: readonly string[],
): Problem => ({
  code: 'no-dense-layer',
  message: `${file} has no dense layer, so "${output}" does not exist. Name a tensor in "outputs". The model's output is ${few(given)}; its last tensors are ${few(last)}.`,
});

/**
 * `features` and `logits` are the input and output of a model's last dense layer. This model has dense layers only
 * inside blocks: convolutions, pooling or other branches follow each of them.
 *
 * @example face.onnx has no last dense layer, so "features" does not exist: convolutions, pooling or other branches
 * follow "se_fc1", "se_fc2". Name a tensor in "outputs". The model's output is "pool" [1280].
 */
export const innerLayers = (
  file: string,
  output: string,
  inner: readonly string[],
  given: readonly string[],
): Problem => ({
  code: 'no-dense-layer',
  message: `${file} has no last dense layer, so "${output}" does not exist: convolutions, pooling or other branches follow ${few(inner.slice(-3).map((name) => `"${name}"`))}. Name a tensor in "outputs". The model's output is ${few(given)}.`,
});

/**
 * The model has several branches, each with a last dense layer. The page must choose one.
 *
 * @example face.onnx has 2 last dense layers, so "features" is ambiguous. It could be "relu_1" [6] (input of "emotion"
 * [7]); "relu_2" [4] (input of "va" [2]). Choose one, for example tensors: { features: "relu_1" }.
 */
export const ambiguousLayer = (
  file: string,
  output: 'features' | 'logits',
  layers: readonly { readonly features: string; readonly logits: string }[],
): Problem => {
  const [other, relation] =
    output === 'features' ? (['logits', 'input of'] as const) : (['features', 'from'] as const);
  const listed = layers.slice(0, 12).map((layer) => `${layer[output]} (${relation} ${layer[other]})`);
  const more = layers.length > 12 ? `; and ${layers.length - 12} more` : '';
  const first = layers[0]![output].replace(/ \[[^\]]*\]$/, '');
  return {
    code: 'ambiguous-layer',
    message: `${file} has ${layers.length} last dense layers, so "${output}" is ambiguous. It could be ${listed.join('; ')}${more}. Choose one, for example tensors: { ${output}: ${first} }.`,
  };
};

/**
 * `tensors` assigns a tensor to an output that is not in `outputs`.
 *
 * @example "tensors" has "feature", which is not in "outputs". Did you mean "features"?
 */
export const tensorOfNoOutput = (output: string, outputs: readonly string[]): Problem => ({
  code: 'tensor-of-no-output',
  message: `"tensors" has "${output}", which is not in "outputs". ${meant(output, outputs, `The outputs are: ${outputs.join(', ')}.`)}`,
});

/**
 * The model does not define the size of an output, which the plan needs before anything runs.
 *
 * @example face.onnx does not say how many numbers "Flatten_13" has: set "widths: { Flatten_13: ... }".
 */
export const unknownWidth = (file: string, output: string): Problem => ({
  code: 'unknown-width',
  message: `${file} does not say how many numbers "${output}" has: set "widths: { ${output}: ... }".`,
});

/**
 * The page's `widths` differ from the model's.
 *
 * @example face.onnx gives 512 numbers per image, but the plan has 1024: correct "widths".
 */
export const wrongWidths = (file: string, expected: number, found: number): Problem => ({
  code: 'wrong-widths',
  message: `${file} gives ${found} numbers per image, but the plan has ${expected}: correct "widths".`,
});

/**
 * The model was made for images of another size than the page's.
 *
 * @example face.onnx reads images of 112 x 96 pixels (height x width, "input"), but those of the page have 224 x 224.
 * Set images.train.resize and images.evaluate.resize to [112, 96].
 */
export const wrongImageSize = (
  file: string,
  input: string,
  sides: readonly (number | null)[],
  size: ImageSize,
): Problem => {
  const wanted = sides.map((side) => side ?? 'any').join(' x ');
  const [height, width] = sides.map((side, i) => side ?? size[i]!);
  const value = height === width ? height : `[${height}, ${width}]`;
  return {
    code: 'wrong-image-size',
    message: `${file} reads images of ${wanted} pixels (height x width, "${input}"), but those of the page have ${size.join(' x ')}. Set images.train.resize and images.evaluate.resize to ${value}.`,
  };
};

/**
 * A page uses an ONNX file, and onnxruntime-node is not installed or has no binary for this system.
 */
export const noOnnxruntime = (): Problem => ({
  code: 'no-onnxruntime',
  message:
    'onnxruntime, which runs ONNX files, is not installed or does not support this system. Run "zoo doctor" for the command that installs it.',
});

/**
 * The model's input is not one color image, but text, sound, gray images or several images.
 *
 * @example scores.onnx reads "x" [1, 16], which is not an image of three channels. Use a model of images, or compute
 * its features with another tool and use the backbone "features".
 */
export const notAnImage = (file: string, input: string, shape: readonly (number | null)[]): Problem => ({
  code: 'not-an-image',
  message: `${file} reads "${input}" [${shape.map((side) => side ?? 'any').join(', ')}], which is not an image of three channels. Use a model of images, or compute its features with another tool and use the backbone "features".`,
});

/**
 * A GraphModel contains an operation defined by its author, which zoo cannot run.
 *
 * @example model.json has the operation "MyResize", which is not part of TensorFlow and not supported.
 */
export const customOperation = (file: string, operation: string): Problem => ({
  code: 'custom-operation',
  message: `${file} has the operation "${operation}", which is not part of TensorFlow and not supported.`,
});

/**
 * A GraphModel may have loops, branches and outputs whose size depends on values. Such operations are not supported:
 * nothing would limit how long they run.
 *
 * @example model.json has the operation "While" (a loop, branch or output of variable size), which is not supported.
 * Name an output in "outputs" that does not need it.
 */
export const dynamicOperation = (file: string, operation: string): Problem => ({
  code: 'dynamic-operation',
  message: `${file} has the operation "${operation}" (a loop, branch or output of variable size), which is not supported. Name an output in "outputs" that does not need it.`,
});

/**
 * The model was read, but the engine rejected it.
 *
 * @example face.onnx cannot be run: it has an operation of a newer opset.
 */
export const modelFails = (file: string, why: string): Problem => ({
  code: 'model-fails',
  message: `${file} cannot be run: ${why}.`,
});

/**
 * The model needs more memory than models from other tools may use: 2 GiB plus four times the file plus a hundred times
 * a batch of images, but at most three quarters of this machine's memory.
 *
 * @example face.onnx needs more than 3.9 GiB of memory, so it was stopped. Use smaller images or a smaller model, raise
 * the limit (ZOO_MODEL_MEMORY), or compute its features with another tool and use the backbone "features".
 */
export const modelTooLarge = (file: string, limit: number): Problem => ({
  code: 'model-too-large',
  message: `${file} needs more than ${(limit / 2 ** 30).toPrecision(2)} GiB of memory, so it was stopped. Use smaller images or a smaller model, raise the limit (ZOO_MODEL_MEMORY), or compute its features with another tool and use the backbone "features".`,
});

/**
 * The model did not finish. It may contain an infinite loop.
 *
 * @example face.onnx did not finish within 120 seconds, so it was stopped. Use smaller images or a smaller
 * model, raise the limit (ZOO_MODEL_SECONDS), or compute its features with another tool and use the backbone
 * "features".
 */
export const modelTooSlow = (file: string, seconds: number): Problem => ({
  code: 'model-too-slow',
  message: `${file} did not finish within ${Math.round(seconds)} seconds, so it was stopped. Use smaller images or a smaller model, raise the limit (ZOO_MODEL_SECONDS), or compute its features with another tool and use the backbone "features".`,
});

/** The package that reads GraphModels is installed by `npm ci`, but was left out here. */
export const noConverter = (): Problem => ({
  code: 'no-tfjs-converter',
  message:
    'A tfjs GraphModel is read by @tensorflow/tfjs-converter, which is not installed: run "npm install @tensorflow/tfjs-converter@4.22.0".',
});
