import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HeadPrediction, Prediction } from '../../src/prediction.js';
import { stream } from '../../src/random/stream.js';
import { readData } from '../../src/run/data/read.js';
import { viewOf } from '../../src/run/data/splits.js';
import { openTrained } from '../../src/run/evaluate.js';
import { openPredictor } from '../../src/run/predict.js';
import { answerSplit } from '../../src/run/record/answers.js';
import { startServer } from '../../src/serve/server.js';
import { servedModels } from '../../src/tools/serve/models.js';
import { loadModel, type OnnxruntimeWeb } from '../../src/web/model.js';
import { quietEvents } from '../run/small.js';
import { everything, smallVideos, type Videos } from '../run/videos.js';

/** Video v6 without its gap: six frames, which is more than a window. */
const VIDEO = 'v6';
const LIMITS = { bytes: 1e6, megapixels: 1, time: 20_000, queue: 32 };

let videos: Videos;
let run: string;
let serving: Awaited<ReturnType<typeof startServer>>;
let frames: readonly Buffer[];
let vectors: readonly (readonly number[])[];
/** The outputs of the run for each frame of the video, by head. */
let expected: { readonly [head: string]: readonly (readonly number[])[] };

beforeAll(async () => {
  videos = await smallVideos();
  const keys = everything('{ type: tiny }', 4)
    .replace('gaps: repeat', 'gaps: skip')
    .replace('fps: 10', 'fps: rates.csv');
  run = await videos.trained('served', keys);
  const folder = join(videos.folder, 'videos', VIDEO);
  frames = readdirSync(folder).sort().map((name) => readFileSync(join(folder, name))); // biome-ignore format: one call
  vectors = readFileSync(join(videos.folder, 'numbers.csv'), 'utf8')
    .split('\n')
    .filter((line) => line.includes(VIDEO))
    .map((line) => line.split(',').slice(1).map(Number));
  expected = await answersOfRun();
  const models = await servedModels(
    { runs: [run], engine: 'wasm', aligned: false },
    videos.context,
    quietEvents(),
  );
  serving = await startServer({ models, host: '127.0.0.1', port: 0, limits: LIMITS, batching: { size: 4, wait: 5, workers: 1, threads: 1 }, version: '0', page: 'none' }); // biome-ignore format: one call
});
afterAll(() => serving?.close());

/** The video's frames through the run's own backbones, heads and windows, as in evaluation; positions 1, 2, ... as a client sends them. */
async function answersOfRun() {
  const { model } = await openTrained({ run }, 'wasm', videos.context, quietEvents(), { keep: false });
  const table = await readData(model.plan, videos.context, quietEvents());
  const rows = table.rows
    .filter(({ sequence }) => sequence === VIDEO)
    .map((row, i) => ({ ...row, position: i + 1 }));
  const { answers } = await answerSplit(
    model,
    viewOf(rows, 'validation', 'evaluate', model.plan, 0),
    quietEvents(),
  );
  model.close();
  return Object.fromEntries(
    ['color', 'alone'].map((head) => [
      head,
      rows.map((_, i) => [...answers[head]!.subarray(2 * i, 2 * i + 2)]),
    ]),
  );
}

const STEPS = `postprocess:
  both: { blend: { nodes: [color, alone], weights: [3, 1] } }
  steady: { smooth: { node: both, by: mean, span: 3 } }
`;

const post = async (path: string, body: unknown) => {
  const isForm = body instanceof FormData;
  const response = await fetch(`${serving.address}${path}`, {
    method: 'POST',
    body: isForm ? body : JSON.stringify(body),
    ...(!isForm && { headers: { 'content-type': 'application/json' } }),
  });
  return { status: response.status, body: (await response.json()) as { readonly [key: string]: unknown } };
};

const sound = (): Buffer => readFileSync(join(videos.folder, 'audio', `${VIDEO}.wav`));
const sent = () => ({
  images: frames.map((frame) => frame.toString('base64')),
  numbers: vectors,
  sound: sound().toString('base64'),
  fps: 10,
});

/** onnxruntime in Node, called as in a browser. */
const onProcessor = {
  InferenceSession: { create: (model: Uint8Array) => ort.InferenceSession.create(model) },
  Tensor: ort.Tensor,
} as unknown as OnnxruntimeWeb;

const shareOf = (prediction: HeadPrediction | undefined): number =>
  prediction?.kind === 'classes' ? prediction.probabilities.green! : Number.NaN;

/** The second value of the softmax of two logits. */
const share = ([a, b]: readonly number[]): number => 1 / (1 + Math.exp(a! - b!));

describe('a run that sees, hears and has a memory, served', () => {
  it('predicts each frame of a sequence as the run does, the mean of its windows', async () => {
    const { status, body } = await post('predict', sent());
    expect([status, body.error]).toEqual([200, undefined]);
    const predictions = body.predictions as readonly Prediction[];
    expect(predictions).toHaveLength(6);
    for (const head of ['color', 'alone'])
      for (const [i, prediction] of predictions.entries()) {
        expect(shareOf(prediction[head])).toBeCloseTo(share(expected[head]![i]!), 5);
      }
  });

  it('assumes silence without a sound, and predicts something else', async () => {
    const { sound: _, fps: __, ...silent } = sent();
    const { body } = await post('predict', silent);
    const [first] = body.predictions as readonly Prediction[];
    expect(Math.abs(shareOf(first!.color) - share(expected.color![0]!))).toBeGreaterThan(1e-5);
  });

  it.each<[string, () => object, number, RegExp]>([
    ['no frame rate', () => ({ ...sent(), fps: undefined }), 422, /needs the frame rate/],
    ['a rate of 0', () => ({ ...sent(), fps: 0 }), 400, /fps is 0; expected a number of frames per second above 0/],
    ['an invalid sound', () => ({ ...sent(), sound: 'aaaa' }), 422, /sound is .*not a WAV file|sound/],
    ['too few vectors', () => ({ ...sent(), numbers: vectors.slice(1) }), 400, /numbers is a list of 5; expected a list of 6, one for each of the images/],
    ['no vectors', () => ({ images: sent().images }), 400, /numbers is missing/],
    ['a damaged frame', () => ({ ...sent(), images: sent().images.with(5, 'aaaa') }), 422, /^image 5 cannot be read/],
    ['another key', () => ({ ...sent(), voices: 1 }), 400, /expected JSON with "images" and "numbers", and "sound" and "fps"/],
  ])('refuses %s', async (_, body, status, why) => {
    const found = await post('predict', body());
    expect(found.body.error).toMatch(why);
    expect(found.status).toBe(status);
  }); // biome-ignore format: a row each

  it('predicts on windows in the protocol, also on padded ones', async () => {
    const meta = (await (await fetch(`${serving.address}v2/models/served`)).json()) as { inputs: object[]; outputs: object[] }; // biome-ignore format: one call
    expect(meta.inputs).toContainEqual({ name: 'image', datatype: 'FP32', shape: [-1, 4, 8, 8, 3] });
    expect(meta.outputs).toContainEqual({ name: 'color', datatype: 'FP32', shape: [-1, 4, 2] });
    const tensor = (name: string, shape: readonly number[]) => {
      const data = Array.from(stream(1, name).normal(shape.reduce((a, b) => a * b, 1)));
      return { name, datatype: 'FP32', shape, data };
    };
    const inputs = [
      tensor('image', [2, 4, 8, 8, 3]),
      tensor('voice', [2, 4, 8, 8, 3]),
      tensor('numbers', [2, 4, 3]),
    ];
    const mask = { name: 'frames', datatype: 'FP32', shape: [2, 4], data: [1, 1, 1, 1, 1, 1, 0, 0] };
    const infer = 'v2/models/served/infer';
    const whole = await post(infer, { inputs });
    const padded = await post(infer, { inputs: [...inputs, mask], outputs: [{ name: 'color' }] });
    const dataOf = ({ body }: typeof whole) => (body.outputs as { shape: number[]; data: number[] }[])[0]!;
    expect(dataOf(padded).shape).toEqual([2, 4, 2]);
    expect(dataOf(padded).data.slice(0, 12)).toEqual(dataOf(whole).data.slice(0, 12));
    expect(dataOf(padded).data.slice(12)).not.toEqual(dataOf(whole).data.slice(12));
    const short = await post(infer, {
      inputs: [{ ...inputs[0]!, shape: [2, 3, 8, 8, 3] }, ...inputs.slice(1)],
    });
    expect(short.body.error).toBe('inputs[0].shape is [2, 3, 8, 8, 3]; expected [rows, 4, 8, 8, 3].');
    const fewer = await post(infer, { inputs: inputs.slice(1) });
    expect(fewer.body.error).toContain('expected a list with the inputs "image", "voice", "numbers"');
  });
});

describe('a run that sees and has a memory', () => {
  it('accepts a form with the frames of a sequence, and predicts the same in a browser', async () => {
    const page = everything('{ type: tiny }', 4)
      .replace(/^audio.*\n/m, '')
      .replace(/^backbones:[\s\S]*?heads:/m, 'heads:')
      .replace('[backbone, side, ears, numbers]', 'backbone')
      .replace('input: side', 'input: h')
      .replace('[side, h,', '[backbone, h,')
      .concat(STEPS);
    const seen = await videos.trained('seen', page);
    const [model] = await servedModels({ runs: [seen], engine: 'wasm', aligned: false }, videos.context, quietEvents()); // biome-ignore format: one call
    const own = await startServer({ models: [model!], host: '127.0.0.1', port: 0, limits: LIMITS, batching: { size: 16, wait: 5, workers: 1, threads: 1 }, version: '0', page: 'none' }); // biome-ignore format: one call
    const form = new FormData();
    for (const frame of frames) form.append('image', new Blob([new Uint8Array(frame)]));
    const response = await fetch(`${own.address}predict`, { method: 'POST', body: form });
    const { predictions } = (await response.json()) as { readonly predictions: readonly Prediction[] };
    const one = await fetch(`${own.address}predict`, { method: 'POST', body: new Uint8Array(frames[0]!), headers: { 'content-type': 'image/png' } }); // biome-ignore format: one call
    await own.close();
    expect(predictions).toHaveLength(6);
    const predictor = await openPredictor({ run: seen }, 'wasm', videos.context, quietEvents());
    const rows = frames.map((image, i) => ({ key: `v/${i + 1}.png`, image }));
    const asRun = await predictor.predict(rows, quietEvents());
    predictor.close();
    for (const [i, { outputs }] of asRun.predictions.entries()) {
      expect(shareOf(predictions[i]!.color)).toBeCloseTo(share(outputs.color!), 5);
      for (const step of ['both', 'steady']) expect(shareOf(predictions[i]![step])).toBeCloseTo(outputs[step]![1]!, 5); // biome-ignore format: one check
    }
    const [alone] = ((await one.json()) as { readonly predictions: readonly Prediction[] }).predictions;
    expect(alone!.alone).toEqual(predictions[0]!.alone);
    const web = await loadModel(readFileSync(model!.file), { ort: onProcessor, provider: 'wasm' });
    const pixels = await Promise.all(
      frames.map(async (frame) => {
        const { data, info } = await sharp(frame).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
        return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
      }),
    );
    const found = await web.predict(pixels);
    for (const [i, prediction] of found.entries())
      for (const name of ['color', 'both', 'steady']) expect(shareOf(prediction[name])).toBeCloseTo(shareOf(predictions[i]![name]), 5); // biome-ignore format: one check
    await web.close();
  });
});
