import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { OnnxOptions } from '../../../src/generated/backbones/onnx.js';
import onnx from '../../../src/parts/backbones/onnx.js';

const golden = new URL('golden/', import.meta.url).pathname;
const expected = JSON.parse(readFileSync(`${golden}frozen.json`, 'utf8'));
const pixels = Float32Array.from(expected.pixels);
const small = `${golden}small.onnx`;
const base: Omit<OnnxOptions, 'outputs'> = {
  type: 'onnx',
  weights: small,
  scale: 1,
  mean: [0, 0, 0],
  std: [1, 1, 1],
};
const options = (outputs: string[], more: Partial<OnnxOptions> = {}): OnnxOptions => ({
  ...base,
  outputs,
  ...more,
});
const frozenOf = (given: OnnxOptions) => onnx.bind(given).frozen!;

/** The rows of several outputs side by side. */
const joined = (...outputs: number[][][]): number[] =>
  outputs[0]!.flatMap((_, row) => outputs.flatMap((output) => output[row]!));

async function run(given: ReturnType<typeof options>, file: string, count: number): Promise<Float32Array> {
  const model = await frozenOf(given).open([8, 8], file, tf);
  const vectors = await model.run(pixels.subarray(0, count * 192), count);
  model.close();
  return vectors;
}

function near(found: Float32Array, wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, i) => {
    expect(Math.abs(value - wanted[i]!)).toBeLessThan(1e-5);
  });
}

describe('an ONNX file of PyTorch', () => {
  it.each<[string, string[], number[], number[]]>([
    ['the input of the last dense layer', ['features'], [6], expected.features.flat()],
    ['the output of the last dense layer', ['logits'], [5], expected.logits.flat()],
    ['both, joined', ['logits', 'features'], [5, 6], joined(expected.logits, expected.features)],
    ['a tensor by its name', ['output'], [5], expected.logits.flat()],
    ['an intermediate tensor', ['/Flatten_output_0'], [6], expected.features.flat()],
    [
      'a standard name that the file also uses',
      ['/GlobalAveragePool_output_0'],
      [6],
      expected.features.flat(),
    ],
  ])('gives %s as PyTorch does', async (_, outputs, widths, wanted) => {
    const given = options(outputs);
    expect(Object.values(frozenOf(given).outputs([8, 8], small))).toEqual(widths);
    near(await run(given, small, 3), wanted);
  });

  it('gives a whole map if the page gives its size', async () => {
    const given = options(['/Relu_1_output_0'], { widths: { '/Relu_1_output_0': 24 } });
    expect(frozenOf(given).outputs([8, 8], small)).toEqual({ '/Relu_1_output_0': 24 });
    near(await run(given, small, 3), expected.maps.flat());
  });

  it('accepts any number of images, channels last', async () => {
    const file = `${golden}fixed.onnx`;
    expect(frozenOf(options(['features'])).outputs([8, 8], file)).toEqual({ features: 6 });
    near(await run(options(['features', 'logits']), file, 3), joined(expected.features, expected.logits));
  });

  it('is planned without its file if the page gives the widths', () => {
    expect(frozenOf(options(['features'], { widths: { features: 6 } })).outputs([8, 8], undefined)).toEqual({
      features: 6,
    });
  });
});

describe('the pixels', () => {
  it('are (scale c - mean) / std', () => {
    const { normalize } = onnx.bind(options([], { scale: 255, mean: [51, 0, 255], std: [2.55, 51, 1] }));
    const { mean, std } = normalize!;
    // (255 c - 51) / 2.55 = (c - 0.2) / 0.01
    [0.2, 0, 1].forEach((value, i) => void expect(mean[i]).toBeCloseTo(value, 12));
    [0.01, 0.2, 1 / 255].forEach((value, i) => void expect(std[i]).toBeCloseTo(value, 12));
  });
});

describe('a mismatch is refused with a message', () => {
  const bytes = readFileSync(small);
  const written = (name: string, content: Uint8Array): string => {
    const file = join(mkdtempSync(join(tmpdir(), 'onnx-')), name);
    writeFileSync(file, content);
    return file;
  };
  const ask = (outputs: string[], size = 8, file = small, more: Partial<OnnxOptions> = {}) =>
    frozenOf(options(outputs, more)).outputs([size, size], file || undefined);

  it.each<[string, () => unknown, string]>([
    ['a missing tensor', () => ask(['/Flaten_output_0']), 'Did you mean "/Flatten_output_0"?'],
    ['another size', () => ask(['features'], 16), 'reads images of 8 x 8 pixels (height x width, "input")'],
    ['another layout', () => ask(['features'], 8, small, { layout: 'nhwc' }), '[not-an-image]'],
    ['a map of unknown width', () => ask(['/Relu_output_0']), 'set "widths: { /Relu_output_0: ... }"'],
    [
      'a file that is cut off',
      () => ask(['features'], 8, written('a.onnx', bytes.subarray(0, 900))),
      'cut off',
    ],
    ['an empty file', () => ask(['features'], 8, written('a.onnx', new Uint8Array())), 'it is an empty file'],
    [
      'a file of another kind',
      () => ask(['features'], 8, written('a.onnx', Buffer.from('<html>'))),
      '[bad-model-file]',
    ],
    ['no file at all', () => ask(['features'], 8, ''), '[weights-not-fetched]'],
  ])('%s', (_, asked, sentence) => {
    expect(asked).toThrow(sentence);
  });

  it('a file that onnxruntime refuses', async () => {
    const file = written(
      'a.onnx',
      Buffer.from(bytes.toString('latin1').replaceAll('Gemm', 'Gimm'), 'latin1'),
    );
    await expect(frozenOf(options(['output'])).open([8, 8], file, tf)).rejects.toThrow('[bad-model-file]');
  });
});
