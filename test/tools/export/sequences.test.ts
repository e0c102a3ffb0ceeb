import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import onnxProto from 'onnx-proto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Fed } from '../../../src/export/format.js';
import { formatOf } from '../../../src/export/formats.js';
import { onnxruntimeNode } from '../../../src/export/onnx/node-runtime.js';
import { stream } from '../../../src/random/stream.js';
import { type ExportRequest, exportRun } from '../../../src/tools/export/export.js';
import { verifyExport } from '../../../src/tools/export/verify.js';
import { readMetadata } from '../../../src/web/metadata.js';
import { quietEvents } from '../../run/small.js';
import { everything, smallVideos, type Videos } from '../../run/videos.js';
import { tf } from '../../trace/head-plan.js';

const { onnx } = onnxProto;

let videos: Videos;
beforeAll(async () => {
  videos = await smallVideos();
});

const exported = (run: string, output: string, options: Partial<ExportRequest> = {}) =>
  exportRun(
    { run, format: formatOf('onnx'), engine: 'wasm', output: join(videos.folder, output), force: false, ...options },
    videos.context,
    quietEvents(),
  ); // biome-ignore format: one call

const bytesOf = (file: string): Buffer => readFileSync(join(videos.folder, file));

/** The inputs of a file with their shapes, the batch being 0. */
const inputsOf = (file: string): { readonly [name: string]: readonly number[] } =>
  Object.fromEntries(
    onnx.ModelProto.decode(bytesOf(file)).graph!.input!.map(({ name, type }) => [
      name!,
      type!.tensorType!.shape!.dim!.map(({ dimValue }) => Number(dimValue ?? 0)),
    ]),
  );

/** Random numbers for each input of a file, in this many windows, of which these frames are not padding. */
function numbersFor(file: string, windows: number, frames: readonly number[]): { [input: string]: Fed } {
  const given = Object.entries(inputsOf(file)).map(([name, [, ...rest]]): [string, Fed] => {
    const shape = [windows, ...rest];
    const count = shape.reduce((a, b) => a * b, 1);
    const data = name === 'frames' ? Float32Array.from(frames) : stream(1, name).normal(count);
    return [name, { shape, data }];
  });
  return Object.fromEntries(given);
}

async function ran(file: string, inputs: { readonly [input: string]: Fed }) {
  const open = await onnxruntimeNode.open(new Map([[file, bytesOf(file)]]), tf);
  if (typeof open === 'string') throw new Error(open);
  const outputs = await open.run(inputs);
  open.close();
  return outputs;
}

describe('a run that sees, hears, reads numbers and has a memory', () => {
  let run: string;
  beforeAll(async () => {
    run = await videos.trained('all', everything('{ type: tiny }', 4));
  });

  it('gives the outputs of the run in every format, also in a padded window', async () => {
    const { rows, refused, passed } = await verifyExport(run, 'wasm', videos.context, quietEvents());
    expect({ refused, passed }).toEqual({ refused: [], passed: true });
    const ran = rows.filter(({ missing }) => missing === undefined).map(({ format }) => format);
    expect(new Set(ran)).toEqual(new Set(['onnx', 'graph-model']));
  });

  it('accepts windows of all inputs, and describes them', async () => {
    const { agreement, outputs } = await exported(run, 'all.onnx');
    expect(outputs).toEqual(['color', 'alone']);
    expect(agreement.passed).toBe(true);
    const shapes = { image: [0, 4, 8, 8, 3], voice: [0, 4, 8, 8, 3], numbers: [0, 4, 3], frames: [0, 4] };
    expect(inputsOf('all.onnx')).toEqual(shapes);
    const { inputs, windows, input } = readMetadata(bytesOf('all.onnx'));
    expect(windows).toEqual({ length: 4, stride: 2, dilation: 1, gaps: 'repeat' });
    expect(Object.entries(inputs).map(([name, { of }]) => [name, of])).toEqual([['image', 'image'], ['voice', 'sound'], ['numbers', 'vector'], ['frames', 'frames']]); // biome-ignore format: one list
    expect(inputs.voice!.computed).toMatchObject({ by: { type: 'log-mel', bands: 8 }, audio: { rate: 8000, fps: 10 } }); // biome-ignore format: one check
    expect(input).toEqual({ name: 'image', shape: [4, 8, 8, 3] });
  });

  it('ignores the contents of padding', async () => {
    const shown = numbersFor('all.onnx', 2, [1, 1, 1, 1, 1, 1, 0, 0]);
    const { color } = await ran('all.onnx', shown);
    expect(color).toHaveLength(2 * 4 * 2);
    const image = shown.image!.data as Float32Array;
    const other = { ...shown, image: { ...shown.image!, data: image.map((value, i) => (i < 6 * 192 ? value : 9)) } }; // biome-ignore format: one value
    const { color: again } = await ran('all.onnx', other);
    expect(again!.subarray(0, 12)).toEqual(color!.subarray(0, 12));
    const whole = { ...shown, frames: { shape: [2, 4], data: new Float32Array(8).fill(1) } };
    const { color: read } = await ran('all.onnx', whole);
    expect(read!.subarray(12)).not.toEqual(color!.subarray(12));
  });

  it('needs only images for heads that read nothing else', async () => {
    await exported(run, 'alone.onnx', { heads: ['alone'] });
    expect(inputsOf('alone.onnx')).toEqual({ image: [0, 8, 8, 3] });
    const { inputs, windows } = readMetadata(bytesOf('alone.onnx'));
    expect([Object.keys(inputs), windows]).toEqual([['image'], undefined]);
    await exported(run, 'alone-embedded.onnx', { heads: ['alone'], embed: true });
    await expect(exported(run, 'no.onnx', { embed: true })).rejects.toThrow('--embed-preprocessing prepares one image, but this model reads windows'); // biome-ignore format: one check
  });

  it('with weights of 16 bits, is scored on the validation videos', async () => {
    const { scores } = await exported(run, 'half.onnx', { half: true });
    const { accuracy } = scores as { readonly [metric: string]: { run: number; exported: number } };
    expect(accuracy!.exported).toBe(accuracy!.run);
  });

  it('is published with a card that explains how windows are made and sound is computed', async () => {
    await exported(run, 'hub', { format: formatOf('hub'), license: 'mit' });
    const card = bytesOf('hub/README.md').toString();
    expect(card).toContain("session.run(None, {'image': values, 'voice': voice, 'numbers': numbers, 'frames': frames})"); // biome-ignore format: one check
    expect(card).toContain('A row is a window: 4 frames of a video in their order, a window every 2');
    expect(card).toMatch(/`voice` is, for each frame, what the backbone `log-mel`.* at 8000 samples a second and 10 frames/); // biome-ignore format: one check
  });
});

describe('a run on an ONNX file and another network', () => {
  it('has both in one file, reading the same images', async () => {
    const run = await videos.trained('spliced', everything('{ type: onnx, weights: FOLDER/small.onnx, outputs: [features, logits] }', 3)); // biome-ignore format: one call
    const { agreement } = await exported(run, 'spliced.onnx');
    expect(agreement).toMatchObject({ runtime: 'onnxruntime-node', passed: true });
    expect(inputsOf('spliced.onnx').image).toEqual([0, 3, 8, 8, 3]);
  });
});

describe('a run that reads whole sequences', () => {
  it('is exported for as many frames as the user sets, unlike other runs', async () => {
    const run = await videos.trained('whole', everything('{ type: tiny }', 'whole'));
    await expect(exported(run, 'whole.onnx')).rejects.toThrow('Set --frames to the length of the longest sequence'); // biome-ignore format: one check
    const { agreement } = await exported(run, 'whole.onnx', { frames: 9 });
    expect(agreement.passed).toBe(true);
    expect(inputsOf('whole.onnx').frames).toEqual([0, 9]);
    await expect(exported(run, 'x.onnx', { frames: 9, heads: ['alone'] })).rejects.toThrow('--frames has no effect'); // biome-ignore format: one check
    const { passed } = await verifyExport(run, 'wasm', videos.context, quietEvents());
    expect(passed).toBe(true);
  });
});
