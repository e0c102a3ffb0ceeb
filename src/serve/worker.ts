// A thread that predicts: onnxruntime blocks the thread that calls it, so no call is made in the thread of the server.
import { parentPort, workerData } from 'node:worker_threads';
import { type ImageRequest, readImages } from '../data/images.js';
import { findOnnxruntime } from '../network/run-onnx.js';
import type { Batch, WorkerAnswer, WorkerModel } from './messages.js';
import type { Given } from './model.js';

const { file, input, preprocessing, megapixels, threads } = workerData as WorkerModel;
const width = input.shape.reduce((a, b) => a * b, 1);
const ort = (await findOnnxruntime())!;
const session = await ort.InferenceSession.create(file, {
  executionProviders: ['cpu'],
  intraOpNumThreads: threads,
  interOpNumThreads: 1,
  logSeverityLevel: 4, // what goes wrong is thrown, and said by the server
  extra: { session: { intra_op: { allow_spinning: '0' } } }, // the cores are wanted for decoding images
});

const answer = (said: WorkerAnswer): void => parentPort!.postMessage(said);

parentPort!.on('message', ({ rows }: Batch) => {
  predict(rows).then(answer, (error: Error) => answer({ broken: error.message }));
});
answer({ ready: true });

async function predict(rows: readonly Given[]): Promise<WorkerAnswer> {
  const values = new Float32Array(rows.length * width);
  for (const [row, given] of rows.entries()) if ('values' in given) values.set(given.values, row * width);
  const failed = await place(rows, values);
  if (failed.length === rows.length) return { outputs: {}, failed };
  const fed = new ort.Tensor('float32', values, [rows.length, ...input.shape]);
  const found = await session.run({ [input.name]: fed });
  const outputs = Object.entries(found).map(([name, { data }]) => [name, data as Float32Array] as const);
  return { outputs: Object.fromEntries(outputs), failed };
}

/** Reads the images among the rows as a run does in evaluation; returns the rows whose image cannot be read. */
async function place(
  rows: readonly Given[],
  values: Float32Array,
): Promise<readonly { readonly index: number; readonly why: string }[]> {
  const places: number[] = [];
  const requests: ImageRequest[] = [];
  for (const [row, given] of rows.entries()) {
    if (!('image' in given)) continue;
    const { buffer, byteOffset, byteLength } = given.image;
    requests.push({ image: Buffer.from(buffer, byteOffset, byteLength), key: String(row), view: 0 });
    places.push(row);
  }
  if (requests.length === 0) return [];
  const { resize, mean, std } = preprocessing!;
  const reading = {
    pipeline: { resize, megapixels },
    mode: 'evaluate',
    seed: 0,
    batch: requests.length,
  } as const;
  for await (const { pixels, failed } of readImages(requests, { ...reading, normalize: { mean, std } })) {
    for (const [at, row] of places.entries())
      values.set(pixels.subarray(at * width, (at + 1) * width), row * width);
    return failed.map(({ index, why }) => ({
      index: places[index]!,
      why: why.replace('images.megapixels', '--max-megapixels'),
    }));
  }
  return [];
}
