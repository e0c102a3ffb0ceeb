import { readBack } from '../engine/read.js';
import { backboneNotSpliced } from '../errors/export.js';
import {
  customOperation,
  dynamicOperation,
  modelFails,
  modelTooLarge,
  modelTooSlow,
  noConverter,
  notAnImage,
} from '../errors/frozen.js';
import { EXIT, HostError, type Problem, ZooError } from '../errors/problem.js';
import type { ComputedModel, ImageSize, NamedTensor, OpenModel, Tensor, Tf } from '../part.js';
import { inBatches, joinColumns } from './batches.js';
import { type GraphModelFile, readGraphModel, readShards } from './graph-model-file.js';
import { checkImageSize, namedTensors, outputWidths, tensorOf, type Wanted } from './model-file.js';
import { limitsFor } from './process/limits.js';
import { type Bounds, withinLimits } from './within-limits.js';

/** A GraphModel on the current engine; the caller disposes of input and output tensors. */
export interface GraphRunner {
  /**
   * Computes the tensors of these names for one input, within this many seconds. Throws `model-too-large` and
   * `model-too-slow`.
   */
  run(input: Tensor, names: readonly string[], seconds?: number): Tensor[];
  close(): void;
}

/** The widths of a GraphModel's outputs for images of `size`, without running it. */
export function graphModelWidths(
  file: string,
  wanted: Wanted,
  size: ImageSize,
): { [output: string]: number } {
  const model = readGraphModel(file);
  checkImage(model, size);
  return outputWidths(model, wanted);
}

/** The nodes behind the outputs of a GraphModel. */
export const graphModelTensors = (file: string, wanted: Wanted): { [output: string]: NamedTensor } =>
  namedTensors(readGraphModel(file), wanted);

/** Opens a GraphModel on an engine, with these tensors as outputs. Throws `bad-model-file`. */
export async function openGraphModel(
  file: string,
  wanted: Wanted,
  size: ImageSize,
  tf: Tf,
): Promise<OpenModel> {
  const model = readGraphModel(file);
  checkImage(model, size);
  const names = wanted.outputs.map((output) => tensorOf(model, output, wanted));
  const runner = await graphRunner(model, tf);
  const area = 3 * size[0] * size[1];
  const batch = model.input.shape[0] ?? null;
  const answer = async (pixels: Float32Array, count: number, seconds?: number): Promise<Float32Array> => {
    const input = tf.tensor4d(pixels, [count, ...size, 3]);
    const outputs = runner.run(input, names, seconds);
    const vectors = await Promise.all(outputs.map(readBack));
    tf.dispose([input, ...outputs]);
    return joinColumns(vectors, count);
  };
  const limits = limitsFor(0, area);
  const started = performance.now();
  const first = batch ?? 1;
  await answer(new Float32Array(first * area), first, limits.open); // a black image, to measure the time for one
  const each = (performance.now() - started) / 1000 / first;
  const run = (pixels: Float32Array, count: number): Promise<Float32Array> =>
    answer(pixels, count, Math.max(limits.batch, limits.slack * each * count));
  return { run: batch === null ? run : inBatches(run, batch, area), close: () => runner.close() };
}

/** A GraphModel as a computation on tensors: flattens and concatenates these nodes. Throws the errors of `openGraphModel`. */
export async function computeGraphModel(
  file: string,
  wanted: Wanted,
  size: ImageSize,
  tf: Tf,
): Promise<ComputedModel> {
  const model = readGraphModel(file);
  checkImage(model, size);
  const [batch] = model.input.shape;
  if (batch) throw new ZooError(backboneNotSpliced(file, `its batch is always ${batch}`), EXIT.failed);
  const names = wanted.outputs.map((output) => tensorOf(model, output, wanted));
  const { run, close } = await graphRunner(model, tf);
  return {
    close,
    forward: (image) =>
      tf.tidy(() => {
        const outputs = run(image, names).map((output) => tf.reshape(output, [image.shape[0]!, -1]));
        return outputs.length === 1 ? outputs[0]! : tf.concat(outputs, 1);
      }),
  };
}

/** Makes a GraphModel ready to run. Throws `bad-model-file`, and `model-fails` if the engine lacks an operation. */
export async function graphRunner(model: GraphModelFile, tf: Tf): Promise<GraphRunner> {
  const { file, json, input } = model;
  const converter = await import('@tensorflow/tfjs-converter').catch(() => {
    throw new ZooError(noConverter(), EXIT.failed);
  });
  const weightData = readShards(model);
  const artifacts = {
    modelTopology: { versions: {}, ...json.modelTopology },
    weightSpecs: json.weightsManifest.flatMap(({ weights }) => weights),
    weightData,
    ...(json.signature ? { signature: json.signature } : {}),
  };
  const loaded = inWords(file, () => converter.loadGraphModelSync(artifacts));
  const execute = (tensor: Tensor, names: readonly string[]): Tensor[] =>
    tf.tidy(() => [loaded.execute({ [input.name]: tensor }, [...names])].flat());
  return {
    run: (tensor, names, given) => {
      const [batch = 1] = tensor.shape;
      const limits = limitsFor(weightData.byteLength, tensor.size / batch, batch);
      const seconds = given ?? Math.max(limits.open, limits.batch);
      const bounds: Bounds = {
        memory: limits.memory,
        seconds,
        tooLarge: () => {
          throw new ZooError(modelTooLarge(file, limits.memory), EXIT.failed);
        },
        tooSlow: () => {
          throw new ZooError(modelTooSlow(file, seconds), EXIT.failed);
        },
      };
      return inWords(file, () => withinLimits(tf, bounds, () => execute(tensor, names)));
    },
    close: () => loaded.dispose(),
  };
}

/** Turns tfjs' errors into messages about the file. */
function inWords<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ZooError || error instanceof HostError) throw error;
    throw new ZooError(failure(file, (error as Error).message.split('\n')[0]!), EXIT.failed);
  }
}

function failure(file: string, why: string): Problem {
  const custom = /Unknown op '([^']+)'/.exec(why);
  if (custom) return customOperation(file, custom[1]!);
  const dynamic = /dynamic op '([^']+)'/.exec(why);
  return dynamic ? dynamicOperation(file, dynamic[1]!) : modelFails(file, why.replace(/\.$/, ''));
}

/** Throws if the input is not an image [batch, height, width, 3] of this size. */
function checkImage(model: GraphModelFile, size: ImageSize): void {
  const { file, input } = model;
  const [, height = null, width = null, channels = 3] = input.shape;
  if ((input.shape.length !== 4 && input.shape.length !== 0) || (channels ?? 3) !== 3)
    throw new ZooError(notAnImage(file, input.name, input.shape));
  checkImageSize(model, [height, width], size);
}
