import { availableParallelism } from 'node:os';
import { badModelFile, modelFails, noOnnxruntime, notAnImage } from '../errors/frozen.js';
import { EXIT, ZooError } from '../errors/problem.js';
import type { NamedTensor, OpenModel } from '../part.js';
import { channelsFirst, inBatches, joinColumns } from './batches.js';
import {
  checkImageSize,
  type ModelFile,
  namedTensors,
  outputWidths,
  tensorOf,
  type Wanted,
} from './model-file.js';
import { readOnnxFile, withOutputs } from './onnx-file.js';

/** Where the channels of an image are: [batch, channels, height, width] or [batch, height, width, channels]. */
export type Layout = 'nchw' | 'nhwc';

/** What a page says of an ONNX file. */
export interface OnnxWanted extends Wanted {
  /** Absent: where the file has an axis of 3. */
  readonly layout?: Layout;
}

/** The widths of the outputs of an ONNX file, for images of `size` pixels; nothing runs. */
export function onnxWidths(file: string, wanted: OnnxWanted, size: number): { [output: string]: number } {
  const model = readOnnxFile(file);
  layoutOf(model, wanted.layout, size);
  return outputWidths(model, wanted);
}

/** The tensors behind the outputs of an ONNX file. */
export const onnxTensors = (file: string, wanted: OnnxWanted): { [output: string]: NamedTensor } =>
  namedTensors(readOnnxFile(file), wanted);

/** Opens an ONNX file on onnxruntime, these of its tensors tapped. Throws `no-onnxruntime`, `bad-model-file`. */
export async function openOnnx(file: string, wanted: OnnxWanted, size: number): Promise<OpenModel> {
  const { findOnnxruntime } = await import('../network/run-onnx.js');
  const ort = await findOnnxruntime();
  if (!ort) throw new ZooError(noOnnxruntime(), EXIT.failed);
  const model = readOnnxFile(file);
  const layout = layoutOf(model, wanted.layout, size);
  const names = wanted.outputs.map((output) => tensorOf(model, output, wanted));
  const hidden = [...new Set(names)].filter((one) => !model.outputs.includes(one));
  const session = await ort.InferenceSession.create(withOutputs(model.bytes, hidden), {
    executionProviders: ['cpu'],
    intraOpNumThreads: availableParallelism(),
    interOpNumThreads: 1,
    logSeverityLevel: 4, // what goes wrong is thrown, and said by us
    extra: {
      session: {
        load_model_format: 'ONNX', // never onnxruntime's own format, which was not checked
        intra_op: { allow_spinning: '0' }, // the cores are wanted for decoding images
      },
    },
  }).catch((error: Error) => {
    throw new ZooError(badModelFile(file, 'an ONNX model', oneLine(error)));
  });
  const { name, shape } = model.input;
  const dims = layout === 'nchw' ? [3, size, size] : [size, size, 3];
  const run = async (pixels: Float32Array, count: number): Promise<Float32Array> => {
    const input = layout === 'nchw' ? channelsFirst(pixels, count, size) : pixels;
    const feeds = { [name]: new ort.Tensor('float32', input, [count, ...dims]) };
    const results = await session.run(feeds, names).catch((error: Error) => {
      throw new ZooError(modelFails(file, oneLine(error)), EXIT.failed);
    });
    return joinColumns(
      names.map((one) => results[one]!.data as Float32Array),
      count,
    );
  };
  const at = shape[0] ?? null;
  return {
    run: at === null ? run : inBatches(run, at, 3 * size * size),
    close: () => void session.release(),
  };
}

function layoutOf(model: ModelFile, asked: Layout | undefined, size: number): Layout {
  const { file, input } = model;
  const [, second = null, third = null, fourth = null] = input.shape;
  const layout = asked ?? (fourth === 3 ? 'nhwc' : 'nchw');
  const [channels, height, width] = layout === 'nchw' ? [second, third, fourth] : [fourth, second, third];
  if ((input.shape.length !== 4 && input.shape.length !== 0) || (channels ?? 3) !== 3)
    throw new ZooError(notAnImage(file, input.name, input.shape));
  const [at, to] = layout === 'nchw' ? [2, 3] : [1, 2];
  const axes = `{0: "batch", ${at}: "height", ${to}: "width"}`;
  const open = `torch.onnx.export: dynamic_axes={"${input.name}": ${axes}}`;
  checkImageSize(model, [height, width], size, open);
  return layout;
}

const oneLine = ({ message }: Error): string => message.split('\n')[0]!.replace(/\.$/, '');
