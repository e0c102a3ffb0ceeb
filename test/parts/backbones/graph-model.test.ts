import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GraphModelOptions } from '../../../src/generated/backbones/graph-model.js';
import type { Tf } from '../../../src/part.js';
import graphModel from '../../../src/parts/backbones/graph-model.js';
import { engines, open } from '../../parity/engines.js';

const golden = new URL('golden/', import.meta.url).pathname;
const expected = JSON.parse(readFileSync(`${golden}frozen.json`, 'utf8'));
const pixels = Float32Array.from(expected.pixels);
const base: Omit<GraphModelOptions, 'outputs'> = {
  type: 'graph-model',
  weights: `${golden}graph-model`,
  scale: 1,
  mean: [0, 0, 0],
  std: [1, 1, 1],
};
const options = (outputs: string[]): GraphModelOptions => ({ ...base, outputs });
const frozenOf = (given: GraphModelOptions) => graphModel.bind(given).frozen!;
const file = frozenOf(options([])).source();

async function run(tf: Tf, outputs: string[]): Promise<Float32Array> {
  const model = await frozenOf(options(outputs)).open([8, 8], file, tf);
  const before = tf.memory().numTensors;
  const vectors = await model.run(pixels, 3);
  expect(tf.memory().numTensors).toBe(before);
  model.close();
  return vectors;
}

describe.each(engines)('a GraphModel on %s', (engine) => {
  it.each<[string, string[], number[]]>([
    ['the input of the last dense layer', ['features'], expected.features.flat()],
    ['a node', ['logits'], expected.logits.flat()],
    ['a map', ['maps'], expected.mapsChannelsLast.flat()],
    [
      'two, joined',
      ['pool', 'logits'],
      expected.features.flatMap((row: number[], i: number) => [...row, ...expected.logits[i]]),
    ],
  ])('gives %s as PyTorch does, and leaks no tensor', async (_, outputs, wanted) => {
    const found = await run(await open(engine), outputs);
    expect(found).toHaveLength(wanted.length);
    found.forEach((value, i) => void expect(Math.abs(value - wanted[i]!)).toBeLessThan(1e-5));
  });
});

describe('the plan', () => {
  it('has the widths without running anything', () => {
    expect(frozenOf(options(['features', 'logits', 'pool', 'fc'])).outputs([8, 8], file)).toEqual({
      features: 6,
      logits: 5,
      pool: 6,
      fc: 5,
    });
  });

  it('lists the files that belong to the model', () => {
    expect(frozenOf(options([])).beside!(file)).toEqual(['group1-shard1of2.bin', 'group1-shard2of2.bin']);
  });

  it.each([
    ['a/folder', 'a/folder/model.json'],
    ['a/net.json', 'a/net.json'],
    ['https://example.org/net.json#sha256=01234567', 'https://example.org/net.json#sha256=01234567'],
  ])('reads %s at %s', (weights, source) => {
    expect(frozenOf({ ...options([]), weights }).source()).toBe(source);
  });
});

describe('a mismatch is refused with a message', () => {
  let copy: string;
  beforeEach(() => {
    copy = join(mkdtempSync(join(tmpdir(), 'graph-model-')), 'model.json');
    cpSync(`${golden}graph-model`, join(copy, '..'), { recursive: true });
  });
  const change = (from: string, to: string): void =>
    writeFileSync(copy, readFileSync(copy, 'utf8').replaceAll(from, to));

  it.each<[string, () => void, string]>([
    ['a folder with nothing in it', () => rmSync(copy), 'model.json is not'],
    ['a file that is not JSON', () => writeFileSync(copy, '{'), '[bad-model-file]'],
    ['a different JSON', () => writeFileSync(copy, '{"a": 1}'), 'no modelTopology.node'],
    ['a LayersModel', () => change('graph-model', 'layers-model'), 'it is a LayersModel'],
    ['nodes that are not nodes', () => change('"node": [', '"node": [null, '), 'not described as tfjs does'],
    ['weights without a list', () => change('"weights": [', '"weighs": ['), 'not described as tfjs does'],
    [
      'a weight without a size',
      () => change('[3, 3, 3, 4]', '[3, -3, "3", 4]'),
      'not described as tfjs does',
    ],
    ['the folder above as weights', () => change('group1-shard1of2.bin', '..'), 'which is not beside it'],
    ['weights in another folder', () => change('group1-shard1', '../../group1-shard1'), 'not beside it'],
    ['another size', () => change('"size": "8"', '"size": "64"'), 'reads images of 64 x 64 pixels'],
    ['gray images', () => change('"size": "3"', '"size": "1"'), '[not-an-image]'],
    ['no dense layer', () => change('"MatMul"', '"Other"'), '[no-dense-layer]'],
  ])('%s', (_, damage, sentence) => {
    damage();
    expect(() => frozenOf(options(['features'])).outputs([8, 8], copy)).toThrow(sentence);
  });

  it.each<[string, () => void, string]>([
    [
      'a shard that is cut off',
      () => writeFileSync(join(copy, '..', 'group1-shard2of2.bin'), new Uint8Array(9)),
      'its weights take 1068 bytes, and group1-shard1of2.bin, group1-shard2of2.bin have 509',
    ],
    ['a missing shard', () => rmSync(join(copy, '..', 'group1-shard2of2.bin')), 'is missing'],
    ['an unknown element type', () => change('"float32"', '"float31"'), '[bad-model-file]'],
    ['an enormous weight', () => change('[3, 3, 3, 4]', '[3000000, 3000000, 3, 4]'), '[bad-model-file]'],
  ])('%s', async (_, damage, sentence) => {
    damage();
    const opened = open('cpu').then((tf) => frozenOf(options(['logits'])).open([8, 8], copy, tf));
    await expect(opened).rejects.toThrow(sentence);
  });

  it('the logits include their bias, for any name of its node', async () => {
    change('"logits"', '"sum"');
    expect(frozenOf(options(['logits'])).outputs([8, 8], copy)).toEqual({ logits: 5 });
    const model = await frozenOf(options(['logits'])).open([8, 8], copy, await open('cpu'));
    const found = await model.run(pixels, 3);
    const wanted: number[] = expected.logits.flat();
    found.forEach((value, i) => void expect(Math.abs(value - wanted[i]!)).toBeLessThan(1e-5));
  });

  it('an operation that is not of TensorFlow', async () => {
    change('"Relu"', '"TheirRelu"');
    const opened = async () => frozenOf(options(['logits'])).open([8, 8], copy, await open('cpu'));
    await expect(opened()).rejects.toThrow('"TheirRelu"');
    await expect(opened()).rejects.toThrow('[custom-operation]');
  });
});
