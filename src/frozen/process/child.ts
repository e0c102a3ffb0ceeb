// A model process: runs one ONNX model where a hang or a flood of memory can be ended. Started by start.ts.
import { Socket } from 'node:net';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { InferenceSession } from 'onnxruntime-node';
import { findOnnxruntime, type Onnxruntime } from '../../network/run-onnx.js';
import { channelsFirst, joinColumns } from '../batches.js';
import { type Frame, readFrames, writeFrame } from './frames.js';
import type { Load, ProcessAnswer, Question, Watch } from './protocol.js';

// Ctrl-C and a service manager's request go to the whole process group: the parent decides what ends, and when.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

const watch = JSON.parse(process.argv[2]!) as Watch;
new Worker(new URL('./watch.js', import.meta.url), { workerData: watch }).unref();

type Runs = (pixels: Float32Array<ArrayBuffer>, count: number) => Promise<Float32Array>;

const parent = new Socket({ fd: 3, readable: true, writable: true });
parent.on('error', () => undefined); // the parent is gone, so this process has no purpose
let model: Promise<Runs>;

readFrames<Question>(parent, ({ head, body }) => {
  if ('load' in head) {
    model = load(head, body);
    answer(model.then(() => undefined));
  } else {
    const pixels = new Float32Array(body.buffer);
    answer(model.then((run) => run(pixels, head.run.count)));
  }
});

function answer(work: Promise<Float32Array | undefined>): void {
  work.then(
    (vectors) => writeFrame(parent, {} satisfies ProcessAnswer, vectors),
    (error: Error) => writeFrame(parent, { failed: error.message } satisfies ProcessAnswer),
  );
}

async function load({ load: wanted }: Load, bytes: Frame<Load>['body']): Promise<Runs> {
  const ort = (await findOnnxruntime())!;
  const session = await ort.InferenceSession.create(bytes, {
    executionProviders: ['cpu'],
    intraOpNumThreads: availableParallelism(),
    interOpNumThreads: 1,
    logSeverityLevel: 4, // errors are thrown, and zoo reports them
    extra: {
      session: {
        load_model_format: 'ONNX', // never onnxruntime's own format, which was not checked
        intra_op: { allow_spinning: '0' }, // other cores decode images
      },
    },
  });
  return (pixels, count) => run(ort, session, wanted, pixels, count);
}

async function run(
  ort: Onnxruntime,
  session: InferenceSession,
  { input, layout, size, names }: Load['load'],
  pixels: Float32Array<ArrayBuffer>,
  count: number,
): Promise<Float32Array> {
  const [image, dims] =
    layout === 'nchw'
      ? [channelsFirst(pixels, count, size), [count, 3, ...size]]
      : [pixels, [count, ...size, 3]];
  const results = await session.run({ [input]: new ort.Tensor('float32', image, dims) }, [...names]);
  const vectors = names.map((name) => {
    const { type, data } = results[name]!;
    if (type !== 'float32') throw new Error(`its tensor "${name}" is of ${type}, and float32 is read`);
    return data as Float32Array;
  });
  return joinColumns(vectors, count);
}
