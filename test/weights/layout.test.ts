import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { zooWeights } from '../../src/weights/convert.js';
import { fitWeights, unusedBy } from '../../src/weights/fit.js';
import { layoutOf } from '../../src/weights/layout.js';
import type { NamedArray, NamedArrays } from '../../src/weights/named-array.js';
import { encodeSafetensors } from '../../src/weights/safetensors/encode.js';
import { product } from '../../src/weights/stored-array.js';
import { listWeights, type WeightsFile } from '../../src/weights/weights-file.js';

type Shapes = { readonly [name: string]: readonly number[] };

const stored = (shapes: Shapes) =>
  new Map(
    Object.entries(shapes).map(([name, shape]) => {
      return [name, { shape, type: 'float32' as const, read: () => new Float32Array(product(shape)) }];
    }),
  );

describe('layoutOf', () => {
  it.each<[string, Shapes, string]>([
    ['a stem of PyTorch', { 'stem.weight': [32, 3, 3, 3] }, 'pytorch'],
    ['a stem of the zoo', { 'stem.weight': [3, 3, 3, 32] }, 'zoo'],
    ['as many channels in as out', { 'a.weight': [64, 64, 3, 3] }, 'pytorch'],
    ['as many channels in as out', { 'a.weight': [3, 3, 64, 64] }, 'zoo'],
    ['a 1x1 convolution', { 'a.weight': [16, 8, 1, 1] }, 'pytorch'],
    ['a 1x1 convolution', { 'a.weight': [1, 1, 16, 8] }, 'zoo'],
    ['a depthwise convolution', { 'a.weight': [32, 1, 3, 3] }, 'pytorch'],
    ['a depthwise convolution', { 'a.weight': [3, 3, 32, 1] }, 'zoo'],
    ['a convolution of few channels', { 'a.weight': [3, 3, 3, 3] }, 'unclear'],
    ['a kernel that is not square, of many channels', { 'a.weight': [192, 192, 1, 7] }, 'unclear'],
    ['such a kernel and its bias', { 'a.weight': [192, 128, 1, 7], 'a.bias': [192] }, 'unclear'],
    ['a dense layer and its bias', { 'fc.weight': [8, 1280], 'fc.bias': [8] }, 'pytorch'],
    ['a dense layer and its bias', { 'fc.weight': [1280, 8], 'fc.bias': [8] }, 'zoo'],
    ['a dense layer without a bias', { 'fc.weight': [8, 1280] }, 'unclear'],
    ['a square dense layer and its bias', { 'fc.weight': [8, 8], 'fc.bias': [8] }, 'unclear'],
    [
      'a square layer and one that decides',
      { 'a.weight': [8, 8], 'a.bias': [8], 'b.weight': [2, 8], 'b.bias': [2] },
      'pytorch',
    ],
    [
      'two that disagree',
      { 'a.weight': [2, 8], 'a.bias': [2], 'b.weight': [8, 2], 'b.bias': [2] },
      'unclear',
    ],
    ['nothing to transpose', { 'bn.weight': [8], 'a.weight': [1, 8], 'a.bias': [8, 1] }, 'zoo'],
  ])('%s: %j is %s', (_, shapes, layout) => {
    expect(layoutOf(stored(shapes), undefined)).toBe(layout);
  });

  it('uses the declared layout only if shapes do not decide', () => {
    expect(layoutOf(stored({ 'fc.weight': [8, 8] }), 'pytorch')).toBe('pytorch');
    expect(layoutOf(stored({ 'fc.weight': [1280, 8], 'fc.bias': [8] }), 'pytorch')).toBe('zoo');
  });
});

const fixture = (name: string): WeightsFile =>
  listWeights(readFileSync(new URL(`fixtures/${name}`, import.meta.url)), name);
/** What PyTorch converts its own arrays to (fixtures/checkpoints.py). */
const { turned } = JSON.parse(
  readFileSync(new URL('fixtures/checkpoints.json', import.meta.url), 'utf8'),
) as { turned: { [name: string]: { shape: number[]; values: number[] } } };
const golden = new Map(
  Object.entries(turned).map(([name, { shape, values }]): [string, NamedArray] => [
    name,
    { shape, data: Float32Array.from(values) },
  ]),
);
const declared = Object.entries(turned).map(([name, { shape }]) => {
  return { name, shape, init: { type: 'constant' as const, value: 0 }, role: 'weight' as const };
});

describe('a network of PyTorch', () => {
  it('is transposed if safetensors does not say who wrote it: one convolution also decides for the square layer', () => {
    const file = fixture('no-format.safetensors');
    expect(file).toMatchObject({ layout: 'pytorch', metadata: {} });
    expect(fitWeights('x', zooWeights(file).arrays, declared)).toEqual(golden);
  });

  it('is found in a checkpoint of Lightning, and the rest is named', () => {
    const file = fixture('lightning.ckpt');
    expect(file).toMatchObject({ layout: 'pytorch', entry: 'state_dict', unread: ['optimizer_states'] });
    const { arrays } = zooWeights(file);
    expect(fitWeights('x', arrays, declared)).toEqual(golden);
    expect(unusedBy('x', arrays, declared)).toEqual(['criterion.pos_weight', 'val_f1.tp']);
  });

  it('is refused if nothing shows its layout, with the remedy', () => {
    const square = new Map([['fc.weight', { shape: [2, 2], data: new Float32Array(4) }]]);
    const read = (metadata: { [key: string]: string }, arrays: NamedArrays = square) =>
      zooWeights(listWeights(encodeSafetensors(arrays, metadata), 'x.safetensors')).arrays;
    expect(() => read({})).toThrow(
      /^x\.safetensors: the shapes .* metadata \{"format": "pt"\} .*\[unclear-layout\]$/,
    );
    for (const format of ['pt', 'zoo']) expect(read({ format }).size).toBe(1);
    const ofRun = new Map([['head/output.weight', square.get('fc.weight')!]]);
    expect(read({}, ofRun)).toEqual(ofRun);
  });
});

describe('the prefixes of wrappers', () => {
  const array = { shape: [4], data: new Float32Array(4) };
  const fitted = (...names: string[]) =>
    fitWeights('x.pt', new Map(names.map((name) => [name, array])), [
      declared.find(({ name }) => name === 'bn.bias')!,
    ]);

  it.each(['bn.bias', 'net.bn.bias', 'backbone.model.bn.bias', '_orig_mod.module.net.net.bn.bias'])(
    '%s is bn.bias',
    (name) => expect(fitted(name, 'ema.bn.bias', 'criterion.net.bn.bias').size).toBe(1),
  );

  it('are refused if two names become one, unless the network has both', () => {
    expect(() => fitted('model.bn.bias', 'module.bn.bias')).toThrow(
      'x.pt: model.bn.bias and module.bn.bias both become "bn.bias" once the prefixes of wrappers are removed.',
    );
    expect(() => fitted('bn.bias', 'module.bn.bias')).toThrow('[weights-names-collide]');
    const both = ['bn.bias', 'net.bn.bias'];
    const variables = both.map((name) => ({ ...declared[0]!, name, shape: [4] }));
    expect([...fitWeights('x', new Map(both.map((name) => [name, array])), variables).keys()]).toEqual(both);
  });
});
