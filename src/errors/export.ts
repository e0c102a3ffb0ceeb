import { suggestion } from './nearest.js';
import type { Problem } from './problem.js';
import { called, type NamedPart } from './trace.js';

/**
 * A format has no operator for a part's computation. Another format may have one.
 *
 * @example head "angle" (mine/angle) cannot be exported as onnx: that format has no operator for the tfjs kernel Atan2.
 * Export other heads with --heads.
 */
export const kernelsWithoutForm = (part: NamedPart, kernel: string, format: string): Problem => ({
  code: 'export-kernel',
  message: `${called(part)} cannot be exported as ${format}: that format has no operator for the tfjs kernel ${kernel}. Export other heads with --heads.`,
});

/**
 * `--heads` names a node that predicts no labels, or is not in the page.
 *
 * @example The run has no head "exx" that predicts labels. Did you mean "ex"?
 */
export const noSuchHead = (head: string, heads: readonly string[]): Problem => ({
  code: 'export-no-head',
  message: `The run has no head "${head}" that predicts labels.${suggestion(head, heads)}`,
});

/**
 * The page's backbone is a model in a file that cannot be written in this format. An export as onnx can contain an ONNX file, and any
 * export a GraphModel; a model of a plugin must say how it computes (`compute`).
 *
 * @example The backbone is a model in a file (onnx), which cannot be part of an export as graph-model. Use --format onnx.
 */
export const backboneInFile = (type: string, format: string): Problem => ({
  code: 'export-backbone',
  message: `The backbone is a model in a file (${type}), which cannot be part of an export as ${format}. ${type === 'onnx' ? 'Use --format onnx.' : 'Convert the file to ONNX (tf2onnx does), and train a page whose backbone has type onnx.'}`,
});

/**
 * A graph with embedded preprocessing accepts only one decoded image.
 *
 * @example --embed-preprocessing prepares one image, but this model reads windows of frames, or also sound or vectors. Omit it.
 */
export const embedOfSeveral = (): Problem => ({
  code: 'export-no-image',
  message:
    '--embed-preprocessing prepares one image, but this model reads windows of frames, or also sound or vectors. Omit it.',
});

/**
 * A page whose `windows.length` is `whole` does not say how many frames an exported window has.
 *
 * @example The model reads whole sequences, and an export takes windows of a fixed length. Set --frames to the length of
 * the longest sequence; shorter ones are padded.
 */
export const framesOfWhole = (): Problem => ({
  code: 'export-frames',
  message:
    'The model reads whole sequences, and an export takes windows of a fixed length. Set --frames to the length of the longest sequence; shorter ones are padded.',
});

/**
 * The web page to try a model only shows predictions for single photos.
 *
 * @example --format web writes a web page that shows one photo at a time, but this model reads windows of frames, or also sound or vectors. Use --format onnx, or export a head that reads one image with --heads.
 */
export const webNeedsOneImage = (): Problem => ({
  code: 'export-no-image',
  message:
    '--format web writes a web page that shows one photo at a time, but this model reads windows of frames, or also sound or vectors. Use --format onnx, or export a head that reads one image with --heads.',
});

/**
 * `--frames` is for models that read whole sequences: other pages say how long a window is.
 *
 * @example --frames has no effect: the model does not read whole sequences. Omit it.
 */
export const framesWithoutEffect = (): Problem => ({
  code: 'export-frames',
  message: '--frames has no effect: the model does not read whole sequences. Omit it.',
});

/**
 * The page's backbone is a file whose graph cannot be part of a larger one. `onnx.version_converter` changes the opset of a file.
 *
 * @example face.onnx cannot be part of an export: it has operators of opset 11, but an export has opset 13 to 22.
 */
export const backboneNotSpliced = (file: string, why: string): Problem => ({
  code: 'export-backbone',
  message: `${file} cannot be part of an export: ${why}.`,
});

/**
 * `--embed-preprocessing` only works with pages that read images.
 *
 * @example The page reads vectors, so --embed-preprocessing has no image to prepare. Omit it.
 */
export const nothingToEmbed = (): Problem => ({
  code: 'export-no-image',
  message: 'The page reads vectors, so --embed-preprocessing has no image to prepare. Omit it.',
});

/**
 * The path of the export is already used. Only folders that an export wrote are replaced.
 *
 * @example model.onnx already exists. Choose another path with --output, or replace it with --force.
 */
export const exportThere = (path: string, owner: 'ours' | 'foreign' = 'ours'): Problem => ({
  code: 'export-exists',
  message:
    owner === 'ours'
      ? `${path} already exists. Choose another path with --output, or replace it with --force.`
      : `${path} already exists and was not written by zoo export. Choose another path with --output.`,
});

/**
 * The format is one file, but the path is a folder, or the reverse.
 *
 * @example models is a folder, and an export as onnx is one file. Name a file with --output.
 */
export const exportWrongKind = (path: string, format: string, expected: 'file' | 'folder'): Problem => ({
  code: 'export-exists',
  message:
    expected === 'file'
      ? `${path} is a folder, and an export as ${format} is one file. Name a file with --output.`
      : `${path} is a file, and an export as ${format} is a folder. Name a folder with --output.`,
});

/**
 * The export does not predict what the run predicts, so it was not kept. This is a bug: please report it.
 *
 * @example Exported as onnx, the model differs from the run in onnxruntime-node: au by 0.0021, ex by 1.2e-7; at most 0.00001
 * is allowed. The export was not kept. Please report it.
 */
export const exportDiffers = (
  format: string,
  runtime: string,
  apart: { readonly [output: string]: number },
  most: number,
): Problem => ({
  code: 'export-differs',
  message: `Exported as ${format}, the model differs from the run in ${runtime}: ${Object.entries(apart)
    .map(([name, value]) => `${name} by ${Number(value.toPrecision(2))}`)
    .join(', ')}; at most ${most.toFixed(5)} is allowed. The export was not kept. Please report it.`,
});

/**
 * An export is compared with its run before it is kept, but nothing here can execute it.
 *
 * @example An export as onnx cannot be verified here: onnxruntime-node is not installed. Run npm install --ignore-scripts onnxruntime-node.
 */
export const exportUnverified = (format: string, missing: readonly string[]): Problem => ({
  code: 'export-unverified',
  message: `An export as ${format} cannot be verified here: ${missing.join('; ')}. Run npm install --ignore-scripts onnxruntime-node.`,
});

const FLAGS = { half: '--half', embed: '--embed-preprocessing', license: '--license' };

/**
 * An option does not apply to the chosen format.
 *
 * @example --half does not apply to --format graph-model.
 */
export const optionOfOtherFormat = (option: keyof typeof FLAGS, format: string): Problem => ({
  code: 'export-option',
  message: `${FLAGS[option]} does not apply to --format ${format}.`,
});

/**
 * A folder to publish states a license, which only you can choose. The terms of the data and weights may limit your
 * choice; the model card lists them.
 *
 * @example --format hub needs --license: the license that you publish the model under, such as mit or cc-by-nc-4.0.
 */
export const needsLicense = (format: string): Problem => ({
  code: 'export-license',
  message: `--format ${format} needs --license: the license that you publish the model under, such as mit or cc-by-nc-4.0.`,
});

/**
 * The web page to try a model uses onnxruntime-web, which is not installed. It is not a dependency, because it takes
 * 143 MB.
 *
 * @example The web page to try a model needs onnxruntime-web, which is not installed. Run npm install --ignore-scripts onnxruntime-web.
 */
export const needsOnnxruntimeWeb = (): Problem => ({
  code: 'needs-onnxruntime-web',
  message:
    'The web page to try a model needs onnxruntime-web, which is not installed. Run npm install --ignore-scripts onnxruntime-web.',
});

/**
 * The page of `--format web` predicts on images. A model that reads vectors can be served, or exported in another format.
 *
 * @example --format web is for models of images, and this one reads vectors. Use zoo serve, or --format onnx.
 */
export const webNeedsImages = (): Problem => ({
  code: 'export-no-image',
  message:
    '--format web is for models of images, and this one reads vectors. Use zoo serve, or --format onnx.',
});
