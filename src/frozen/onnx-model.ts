import { noOnnxruntime, notAnImage } from '../errors/frozen.js';
import { EXIT, ZooError } from '../errors/problem.js';
import type { ImageSize, NamedTensor, OpenModel } from '../part.js';
import { inBatches, type RunBatch } from './batches.js';
import {
  checkImageSize,
  type ModelFile,
  namedTensors,
  outputWidths,
  tensorOf,
  type Wanted,
} from './model-file.js';
import { readOnnxFile, withOutputs } from './onnx-file.js';
import { limitsFor, type ProcessLimits } from './process/limits.js';
import { type ModelProcess, startModel } from './process/start.js';

/** The axis of an image's channels: [batch, channels, height, width] or [batch, height, width, channels]. */
export type AxisOrder = 'nchw' | 'nhwc';

/** A page's settings for an ONNX file. */
export interface OnnxWanted extends Wanted {
  /** Absent: the axis of size 3 in the file. */
  readonly layout?: AxisOrder;
}

/** The widths of an ONNX file's outputs for images of `size`, without running it. */
export function onnxWidths(file: string, wanted: OnnxWanted, size: ImageSize): { [output: string]: number } {
  const model = readOnnxFile(file);
  layoutOf(model, wanted.layout, size);
  return outputWidths(model, wanted);
}

/** The tensors behind the outputs of an ONNX file. */
export const onnxTensors = (file: string, wanted: OnnxWanted): { [output: string]: NamedTensor } =>
  namedTensors(readOnnxFile(file), wanted);

/**
 * Opens an ONNX file with onnxruntime in a separate process, with these tensors as outputs, and tests it on a black
 * image. `given` replaces limits. Throws `no-onnxruntime`, `bad-model-file`, `model-fails`, `model-too-large`,
 * `model-too-slow`.
 */
export async function openOnnx(
  file: string,
  wanted: OnnxWanted,
  size: ImageSize,
  given?: Partial<ProcessLimits>,
): Promise<OpenModel> {
  const { findOnnxruntime } = await import('../network/run-onnx.js');
  if (!(await findOnnxruntime())) throw new ZooError(noOnnxruntime(), EXIT.failed);
  const onnx = readOnnxFile(file);
  const layout = layoutOf(onnx, wanted.layout, size);
  const names = wanted.outputs.map((output) => tensorOf(onnx, output, wanted));
  const hidden = [...new Set(names)].filter((one) => !onnx.outputs.includes(one));
  const load = { input: onnx.input.name, layout, size, names };
  const batch = onnx.input.shape[0] ?? null;
  const area = 3 * size[0] * size[1];
  const limits = { ...limitsFor(onnx.bytes.length, area, batch ?? 1), ...given };
  const model = await startModel(file, withOutputs(onnx.bytes, hidden), load, limits);
  const seconds = await firstImage(model, batch ?? 1, area, limits).catch((error) => {
    model.close();
    throw error;
  });
  const run: RunBatch = (pixels, count) =>
    model.run(pixels, count, Math.max(limits.batch, limits.slack * seconds * count));
  return { run: batch === null ? run : inBatches(run, batch, area), close: model.close };
}

/** Seconds for one black image; `count` is the model's batch size. */
async function firstImage(
  model: ModelProcess,
  count: number,
  area: number,
  { open }: ProcessLimits,
): Promise<number> {
  const started = performance.now();
  await model.run(new Float32Array(count * area), count, open);
  return (performance.now() - started) / 1000 / count;
}

function layoutOf(model: ModelFile, asked: AxisOrder | undefined, size: ImageSize): AxisOrder {
  const { file, input } = model;
  const [, second = null, third = null, fourth = null] = input.shape;
  const layout = asked ?? (fourth === 3 ? 'nhwc' : 'nchw');
  const [channels, height, width] = layout === 'nchw' ? [second, third, fourth] : [fourth, second, third];
  if ((input.shape.length !== 4 && input.shape.length !== 0) || (channels ?? 3) !== 3)
    throw new ZooError(notAnImage(file, input.name, input.shape));
  checkImageSize(model, [height, width], size);
  return layout;
}
