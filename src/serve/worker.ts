// A thread that predicts: onnxruntime blocks the thread that calls it, so no call is made in the thread of the server.
import { parentPort, workerData } from 'node:worker_threads';
import { type ImageRequest, readImages } from '../data/images.js';
import { sizeOf } from '../extent.js';
import { findOnnxruntime } from '../network/run-onnx.js';
import type { Batch, FailedImage, WorkerAnswer, WorkerModel } from './messages.js';
import type { Given } from './model.js';

const { file, inputs, preprocessing, megapixels, threads } = workerData as WorkerModel;
const ort = (await findOnnxruntime())!;
const session = await ort.InferenceSession.create(file, {
  executionProviders: ['cpu'],
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
  logSeverityLevel: 4, // errors are thrown, and the server reports them
  extra: { session: { intra_op: { allow_spinning: '0' } } }, // leaves the cores to image decoding
});

const answer = (said: WorkerAnswer): void => parentPort!.postMessage(said);

parentPort!.on('message', ({ rows }: Batch) => {
  predict(rows).then(answer, (error: Error) => answer({ broken: error.message }));
});
answer({ ready: true });

async function predict(rows: readonly Given[]): Promise<WorkerAnswer> {
  const fed: { [input: string]: InstanceType<typeof ort.Tensor> } = {};
  const failed: FailedImage[] = [];
  for (const [name, { of, shape }] of Object.entries(inputs)) {
    const width = shape.reduce((a, b) => a * b, 1);
    const values = new Float32Array(rows.length * width);
    for (const [row, given] of rows.entries()) {
      const numbers = given.values[name];
      if (numbers) values.set(numbers, row * width);
    }
    if (of === 'image') failed.push(...(await place(rows, values, width)));
    fed[name] = new ort.Tensor('float32', values, [rows.length, ...shape]);
  }
  if (new Set(failed.map(({ row }) => row)).size === rows.length) return { outputs: {}, failed };
  const found = await session.run(fed);
  const outputs = Object.entries(found).map(([name, { data }]) => [name, data as Float32Array] as const);
  return { outputs: Object.fromEntries(outputs), failed };
}

/** Reads the images of rows as a run does in evaluation; repeats the last one of a window in its padding. */
async function place(
  rows: readonly Given[],
  values: Float32Array,
  width: number,
): Promise<readonly FailedImage[]> {
  const given = rows.flatMap(({ images = [] }, row) => images.map((file, image) => ({ row, image, file })));
  if (given.length === 0) return [];
  const requests = given.map(({ file: { buffer, byteOffset, byteLength } }, i): ImageRequest => {
    return { image: Buffer.from(buffer, byteOffset, byteLength), key: String(i), view: 0 };
  });
  const { resize, mean, std } = preprocessing!;
  const [height, wide] = sizeOf(resize);
  const size = height * wide * 3;
  const reading = {
    pipeline: { resize, megapixels },
    mode: 'evaluate',
    seed: 0,
    batch: requests.length,
  } as const;
  for await (const { pixels, failed } of readImages(requests, { ...reading, normalize: { mean, std } })) {
    for (const [at, { row, image }] of given.entries())
      values.set(pixels.subarray(at * size, (at + 1) * size), row * width + image * size);
    for (const [row, { images = [] }] of rows.entries())
      for (let at = images.length; images.length > 0 && at < width / size; at++)
        values.copyWithin(row * width + at * size, row * width + (images.length - 1) * size, row * width + images.length * size); // biome-ignore format: one call
    return failed.map(({ index, why }) => ({
      row: given[index]!.row,
      image: given[index]!.image,
      why: why.replace('images.megapixels', '--max-megapixels'),
    }));
  }
  return [];
}
