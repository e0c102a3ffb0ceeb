import { meant } from './nearest.js';
import type { Problem } from './problem.js';

const some = (names: readonly string[]): string =>
  names.length > 6 ? `..., ${names.slice(-6).join(', ')}` : names.join(', ');

/**
 * A file that is named as a model and is none, or is cut off. Fetch or export it again.
 *
 * @example face.onnx is not an ONNX model that can be run: it ends too early.
 */
export const badModelFile = (file: string, form: string, what: string): Problem => ({
  code: 'bad-model-file',
  message: `${file} is not ${form} that can be run: ${what}.`,
});

/**
 * A model's file names another one that holds its weights, and that one is not beside it.
 *
 * @example model.json wants group1-shard1of2.bin beside it, and it is not there.
 */
export const missingBeside = (file: string, name: string): Problem => ({
  code: 'bad-model-file',
  message: `${file} wants ${name} beside it, and it is not there.`,
});

/**
 * The page's `outputs` name what the model does not have.
 *
 * @example face.onnx has no tensor "featuers". Did you mean "features"?
 */
export const noSuchTensor = (file: string, output: string, tensors: readonly string[]): Problem => ({
  code: 'no-such-tensor',
  message: `${file} has no tensor "${output}". ${meant(output, tensors, `Its last are ${some(tensors)}.`)}`,
});

/**
 * `features` and `logits` stand for what goes into and comes out of a model's last dense layer, and this one has
 * none.
 *
 * @example face.onnx has no dense layer that "features" could stand for: name a tensor in "outputs". Its last are
 * "Relu_12", "Flatten_13".
 */
export const noDenseLayer = (file: string, output: string, tensors: readonly string[]): Problem => ({
  code: 'no-dense-layer',
  message: `${file} has no dense layer that "${output}" could stand for: name a tensor in "outputs". Its last are ${some(tensors)}.`,
});

/**
 * The model leaves open how large an output is, and the plan must know it before anything runs.
 *
 * @example face.onnx does not say how many numbers "Flatten_13" has: give "widths: { Flatten_13: ... }".
 */
export const unknownWidth = (file: string, output: string): Problem => ({
  code: 'unknown-width',
  message: `${file} does not say how many numbers "${output}" has: give "widths: { ${output}: ... }".`,
});

/**
 * The page's `widths` are not what the model gives.
 *
 * @example face.onnx gives 512 numbers an image, where the plan has 1024: correct "widths".
 */
export const wrongWidths = (file: string, expected: number, found: number): Problem => ({
  code: 'wrong-widths',
  message: `${file} gives ${found} numbers an image, where the plan has ${expected}: correct "widths".`,
});

/**
 * The model was made for images of another size than the page's.
 *
 * @example face.onnx reads images of 112 x 112 pixels ("input"), and the page makes them 224 x 224: set
 * images.train.resize and images.evaluate.resize.
 */
export const wrongImageSize = (
  file: string,
  input: string,
  sides: readonly (number | null)[],
  size: number,
): Problem => {
  const wanted = sides.map((side) => side ?? 'any').join(' x ');
  return {
    code: 'wrong-image-size',
    message: `${file} reads images of ${wanted} pixels ("${input}"), and the page makes them ${size} x ${size}: set images.train.resize and images.evaluate.resize.`,
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
 * The model's input is of another form: text, sound, grey images, several images.
 *
 * @example scores.onnx reads "x" [1, 16], which is no image of three channels.
 */
export const notAnImage = (file: string, input: string, shape: readonly (number | null)[]): Problem => ({
  code: 'not-an-image',
  message: `${file} reads "${input}" [${shape.map((side) => side ?? 'any').join(', ')}], which is no image of three channels.`,
});

/**
 * A GraphModel may have operations of whoever made it, which nobody else can run.
 *
 * @example model.json has the operation "MyResize", which is not TensorFlow's own: such models are not run.
 */
export const customOperation = (file: string, operation: string): Problem => ({
  code: 'custom-operation',
  message: `${file} has the operation "${operation}", which is not TensorFlow's own: such models are not run.`,
});

/**
 * The model was read, and the engine refused it.
 *
 * @example face.onnx cannot be run: it has an operation of a newer opset.
 */
export const modelFails = (file: string, why: string): Problem => ({
  code: 'model-fails',
  message: `${file} cannot be run: ${why}.`,
});

/** The package that reads GraphModels comes with `npm ci`; here it was left out. */
export const noConverter = (): Problem => ({
  code: 'no-tfjs-converter',
  message:
    'A tfjs GraphModel is read by @tensorflow/tfjs-converter, which is not here: run "npm install @tensorflow/tfjs-converter@4.22.0".',
});
