import { nearest } from './nearest.js';
import type { Problem } from './problem.js';

const some = (names: readonly string[]): string =>
  names.length > 6 ? `..., ${names.slice(-6).join(', ')}` : names.join(', ');

export const badModelFile = (file: string, form: string, what: string): Problem => ({
  code: 'bad-model-file',
  message: `${file} is not ${form} that can be run: ${what}.`,
});

export const missingBeside = (file: string, name: string): Problem => ({
  code: 'bad-model-file',
  message: `${file} wants ${name} beside it, and it is not there.`,
});

export const noSuchTensor = (file: string, output: string, tensors: readonly string[]): Problem => {
  const guess = nearest(output, tensors);
  return {
    code: 'no-such-tensor',
    message: `${file} has no tensor "${output}". ${guess ? `Did you mean "${guess}"?` : `Its last are ${some(tensors)}.`}`,
  };
};

export const noDenseLayer = (file: string, output: string, tensors: readonly string[]): Problem => ({
  code: 'no-dense-layer',
  message: `${file} has no dense layer that "${output}" could stand for: name a tensor in "outputs". Its last are ${some(tensors)}.`,
});

export const unknownWidth = (file: string, output: string): Problem => ({
  code: 'unknown-width',
  message: `${file} does not say how many numbers "${output}" has: give "widths: { ${output}: ... }".`,
});

export const wrongWidths = (file: string, expected: number, found: number): Problem => ({
  code: 'wrong-widths',
  message: `${file} gives ${found} numbers an image, where the plan has ${expected}: correct "widths".`,
});

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

export const noOnnxruntime = (): Problem => ({
  code: 'no-onnxruntime',
  message:
    'An ONNX file runs on onnxruntime, which is not here: run "npm install onnxruntime-node@1.30.0", on a system that it has a binary for.',
});

export const notAnImage = (file: string, input: string, shape: readonly (number | null)[]): Problem => ({
  code: 'not-an-image',
  message: `${file} reads "${input}" [${shape.map((side) => side ?? 'any').join(', ')}], which is no image of three channels.`,
});

export const customOperation = (file: string, operation: string): Problem => ({
  code: 'custom-operation',
  message: `${file} has the operation "${operation}", which is not TensorFlow's own: such models are not run.`,
});

export const modelFails = (file: string, why: string): Problem => ({
  code: 'model-fails',
  message: `${file} cannot be run: ${why}.`,
});

export const noConverter = (): Problem => ({
  code: 'no-tfjs-converter',
  message:
    'A tfjs GraphModel is read by @tensorflow/tfjs-converter, which is not here: run "npm install @tensorflow/tfjs-converter@4.22.0".',
});
