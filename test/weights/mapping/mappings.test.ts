import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { declareNetwork } from '../../../src/network/declare.js';
import { bindPart } from '../../../src/part/bind.js';
import efficientnetB0 from '../../../src/parts/backbones/efficientnet-b0.js';
import mobilenetV3Small from '../../../src/parts/backbones/mobilenet-v3-small.js';
import resnet18Part from '../../../src/parts/backbones/resnet18.js';
import resnet50Part from '../../../src/parts/backbones/resnet50.js';
import { readingLabels, zooWeights } from '../../../src/weights/convert.js';
import { fitWeights } from '../../../src/weights/fit.js';
import { applyMapping } from '../../../src/weights/mapping/apply.js';
import { mappingFor, mappings } from '../../../src/weights/mapping/mappings.js';
import type { NamedArray, NamedArrays } from '../../../src/weights/named-array.js';
import { product, type StoredArrays } from '../../../src/weights/stored-array.js';
import { fromPytorch } from '../../../src/weights/turn.js';
import { listWeights, type WeightsFile } from '../../../src/weights/weights-file.js';
import { formulaArray } from '../../network/formula.js';

type Shapes = { readonly [name: string]: readonly number[] };
/** Names and shapes of the state dicts of timm's tf_efficientnet_b0 and torchvision's vgg16 (fixtures/names.py). */
const { timm, torchvision, resnet18, resnet50, mobilenet } = JSON.parse(
  readFileSync(new URL('../fixtures/names.json', import.meta.url), 'utf8'),
).models as Record<'timm' | 'torchvision' | 'resnet18' | 'resnet50' | 'mobilenet', Shapes>;

/** Arrays of these shapes; the numbers of each are 0, 1, 2, ... unless `numbers` says others. */
function stored(
  shapes: Shapes,
  numbers = (_name: string, shape: readonly number[]) => counted(shape),
): StoredArrays {
  const entries = Object.entries(shapes);
  return new Map(
    entries.map(
      ([name, shape]) => [name, { shape, type: 'float32', read: () => numbers(name, shape) }] as const,
    ),
  );
}
const counted = (shape: readonly number[]): Float32Array =>
  Float32Array.from({ length: product(shape) }, (_, i) => i);
const of = (name: string) => mappings.find((one) => one.name === name)!;
/** The classifier as HSEmotion's files have it, the first of a Sequential, and the names by which they are recognized. */
const hsemotion = (classes: number): Shapes => ({
  'conv_stem.weight': [1, 1, 3, 3],
  'conv_head.weight': [1, 1, 1, 1],
  'classifier.0.weight': [classes, 1280],
  'classifier.0.bias': [classes],
});

describe('which mapping recognizes a file', () => {
  it.each<[string, Shapes, string | undefined]>([
    ['timm', timm, 'timm-efficientnet-b0'],
    ['HSEmotion', hsemotion(8), 'hsemotion'],
    ['torchvision', torchvision, 'torchvision-vgg16'],
    ['resnet18', resnet18, 'torchvision-resnet18'],
    ['resnet50', resnet50, 'torchvision-resnet50'],
    ['mobilenet_v3_small', mobilenet, 'torchvision-mobilenet-v3-small'],
    [
      'resnet34, which resembles resnet18 but is larger',
      { ...resnet18, 'layer1.2.conv1.weight': [64, 64, 3, 3] },
      undefined,
    ],
    ['something else', { 'fc.weight': [2, 3] }, undefined],
  ])('%s', (_, shapes, name) => {
    expect(mappingFor(stored(shapes))?.name).toBe(name);
    for (const prefix of ['module.', 'net.', 'backbone._orig_mod.model.module.']) {
      const wrapped = Object.entries(shapes).map(([key, shape]) => [`${prefix}${key}`, shape]);
      const foreign = { 'criterion.pos_weight': [12], 'val_f1.tp': [12], 'ema.module.conv_stem.weight': [1] };
      expect(mappingFor(stored({ ...Object.fromEntries(wrapped), ...foreign }))?.name).toBe(name);
    }
  });
});

describe('timm-efficientnet-b0', () => {
  it("accepts all of timm's names, in the shapes that the network declares", () => {
    const { arrays, left, missing } = applyMapping(
      'timm',
      stored(timm, (name, shape) => formulaArray(name, shape).data),
      of('timm-efficientnet-b0'),
    );
    expect(
      left.every(({ name, why }) => name.endsWith('num_batches_tracked') && /count of batches/.test(why)),
    ).toBe(true);
    expect(missing).toEqual([]);
    const options = {
      type: 'efficientnet-b0',
      classes: 8,
      variant: 'tf',
      dropout: 0,
      dropConnect: 0,
      outputs: ['features', 'logits'],
    };
    const { variables } = declareNetwork(bindPart(efficientnetB0, options).network!, [224, 224]);
    const fitted = fitWeights('timm', arrays, variables);
    // the golden numbers of the backbone are computed with these (test/parts/backbones)
    const expected = fromPytorch(
      new Map(Object.entries(timm).map(([name, shape]) => [name, formulaArray(name, shape)])),
    );
    expect(fitted.size).toBe(311);
    const bytes = ({ data }: NamedArray): Buffer =>
      Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    for (const [name, array] of fitted)
      expect(bytes(array).equals(bytes(expected.get(name)!)), name).toBe(true);
  });
});

describe('torchvision-vgg16', () => {
  it("has a rule for each of torchvision's names", () => {
    const small = Object.entries(torchvision).map(
      ([name, shape]) => [name, shape.map((n) => Math.min(n, 8))] as const,
    );
    const { matched, left } = applyMapping('x', stored(Object.fromEntries(small)), of('torchvision-vgg16'));
    expect(matched).toEqual(small.map(([name]) => ({ from: [name], to: name })));
    expect(left).toEqual([]);
  });
});

describe.each([
  ['torchvision-resnet18', resnet18, resnet18Part],
  ['torchvision-resnet50', resnet50, resnet50Part],
  ['torchvision-mobilenet-v3-small', mobilenet, mobilenetV3Small],
] as const)('%s', (name, shapes, part) => {
  it("accepts all of torchvision's names, in the shapes that the network declares", () => {
    const zeros = stored(shapes, (_, shape) => new Float32Array(product(shape)));
    const { arrays, left, missing } = applyMapping('x', zeros, of(name));
    expect(left.filter(({ name }) => !name.endsWith('num_batches_tracked'))).toEqual([]);
    expect(missing).toEqual([]);
    const options = { type: part.name, classes: 1000, dropout: 0, outputs: ['features', 'logits'] };
    const { variables } = declareNetwork(bindPart(part, options).network!, [224, 224]);
    expect(fitWeights('x', arrays, variables).size).toBe(arrays.size);
  });
});

it.each([
  ['resnet34', { ...resnet18, 'layer1.2.conv1.weight': [64, 64, 3, 3] }, 'layer1.2.conv1.weight'],
  ['resnet101', { ...resnet50, 'layer3.6.conv1.weight': [256, 1024, 1, 1] }, 'layer3.6.conv1.weight'],
  ['vgg19', { ...torchvision, 'features.30.weight': [512, 512, 3, 3] }, 'features.30.weight'],
])('refuses %s, which would be cut off in the middle', (file, shapes, name) => {
  const opened = { file, layout: 'pytorch', arrays: stored(shapes), metadata: {} } as unknown as WeightsFile;
  expect(() => zooWeights(opened)).toThrow(`it has ${name}`);
});

describe('hsemotion', () => {
  const alphabetical = [
    'Anger',
    'Contempt',
    'Disgust',
    'Fear',
    'Happiness',
    'Neutral',
    'Sadness',
    'Surprise',
  ];
  const ours = ['Neutral', 'Anger', 'Disgust', 'Fear', 'Happiness', 'Sadness', 'Surprise', 'Contempt'];
  it.each<[string, string[], string[]]>([
    ['eight classes', alphabetical, ours],
    [
      'eight classes, valence and arousal',
      [...alphabetical, 'valence', 'arousal'],
      [...ours, 'valence', 'arousal'],
    ],
    ['seven classes, without contempt', alphabetical.filter((name) => name !== 'Contempt'), ours.slice(0, 7)],
  ])('puts %s in the order of s-Aff-Wild2', (_, from, to) => {
    const { arrays, labels } = applyMapping('x', stored(hsemotion(from.length)), of('hsemotion'));
    expect(labels).toEqual(to);
    expect([...arrays.get('classifier.bias')!.data]).toEqual(to.map((label) => from.indexOf(label)));
    const { shape, data } = arrays.get('classifier.weight')!; // [1280, classes], of [classes, 1280] counted from 0
    expect(shape).toEqual([1280, from.length]);
    expect([...data.subarray(0, from.length)]).toEqual(to.map((label) => 1280 * from.indexOf(label)));
  });

  it('omits a classifier with an unknown order, and says so', () => {
    const { left, labels } = applyMapping('x', stored(hsemotion(9)), of('hsemotion'));
    const why = 'it has 9 rows, and their order is known for 7 and 8 and 10';
    expect(left).toContainEqual({ name: 'classifier.0.bias', why });
    expect(labels).toBeUndefined();
  });
});

describe('nguyen-2022', () => {
  const authors: { [name: string]: number[] } = {
    'au.sc': [2, 3],
    'ex.fc.weight': [8, 3],
    'va.fc.bias': [2],
  };
  for (const i of [1, 0]) authors[`au.class_linears.${i}.fc.bias`] = [3];
  const map = (more: Shapes) => applyMapping('x', stored({ ...authors, ...more }), of('nguyen-2022'));

  it('stacks numbered arrays in their order, and transposes dense layers', () => {
    const number = (name: string, shape: readonly number[]) =>
      counted(shape).map((value) => value + 100 * Number(/\d/.exec(name)?.[0] ?? 0));
    const { arrays, matched } = applyMapping('x', stored(authors, number), of('nguyen-2022'));
    expect(arrays.get('au/blocks.bias')).toEqual({
      shape: [2, 3],
      data: Float32Array.of(0, 1, 2, 100, 101, 102),
    });
    expect(arrays.get('au/score')!.shape).toEqual([2, 3]);
    expect(arrays.get('emotion/output.weight')!.shape).toEqual([3, 8]);
    expect(matched).toContainEqual({
      from: ['au.class_linears.0.fc.bias', 'au.class_linears.1.fc.bias'],
      to: 'au/blocks.bias',
    });
  });

  it.each<[string, Shapes, string, string]>([
    [
      'a width that differs from the others',
      { 'va.fc.weight': [2, 4] },
      'va.fc.weight',
      'its shape is [2, 4], and [2, 3] was expected',
    ],
    [
      'a matrix that is not square',
      { 'au.gnn.U.weight': [3, 5] },
      'au.gnn.U.weight',
      'its shape is [3, 5], and [3, 3] was expected',
    ],
    [
      'more numbered ones than nodes',
      { 'au.class_linears.2.fc.bias': [3] },
      'au.class_linears.0.fc.bias',
      '2 such arrays, numbered from 0, were expected',
    ],
    ['a name without a rule', { 'au.more': [1] }, 'au.more', 'nguyen-2022 has no rule for this name'],
    [
      'a count',
      { 'va.bn.num_batches_tracked': [] },
      'va.bn.num_batches_tracked',
      'a count of batches, which nothing needs',
    ],
  ])('omits %s, and says why', (_, more, name, why) => {
    expect(map(more).left).toContainEqual({ name, why });
  });

  it('removes the prefixes of wrappers, and refuses two arrays of one name', () => {
    const wrapped = { 'net.module.au.sc': [2, 3], 'criterion.au.sc': [2, 3] };
    const { matched, left } = applyMapping('x', stored(wrapped), of('nguyen-2022'));
    expect(matched).toEqual([{ from: ['net.module.au.sc'], to: 'au/score' }]);
    expect(left).toEqual([{ name: 'criterion.au.sc', why: 'nguyen-2022 has no rule for this name' }]);
    expect(() => map({ 'model.au.sc': [2, 3] })).toThrow(
      'x: au.sc and model.au.sc both become "au.sc" once the prefixes of wrappers are removed.',
    );
  });

  it('names what is missing', () => {
    expect(map({}).missing).toContain('au.gnn.U.weight');
  });

  it('reads logits in the current order of the backbone', () => {
    const reads = of('nguyen-2022').reads!;
    const head = { shape: [9, 2], data: counted([9, 2]) };
    const arrays: NamedArrays = new Map([
      ['va/output.weight', head],
      ['va/output.bias', head],
    ]);
    const now = ['Neutral', 'Anger', 'Disgust', 'Fear', 'Happiness', 'Sadness', 'Surprise', 'Contempt'];
    const read = readingLabels({ arrays, reads }, now);
    // rows 1 to 8 weigh Anger, Contempt, Disgust, Fear, Happiness, Neutral, Sadness, Surprise: row 6 is first now
    expect([...read.get('va/output.weight')!.data]).toEqual([
      0,
      1,
      ...[6, 1, 3, 4, 5, 7, 8, 2].flatMap((row) => [2 * row, 2 * row + 1]),
    ]);
    expect(read.get('va/output.bias')).toBe(head);
    for (const labels of [undefined, reads.labels, now.map((label) => label.replace('Contempt', 'Other'))])
      expect([...readingLabels({ arrays, reads }, labels).get('va/output.weight')!.data]).toEqual([
        ...head.data,
      ]);
  });
});

describe('a file that no mapping recognizes', () => {
  it('keeps its names, and is transposed', () => {
    const bytes = readFileSync(new URL('../fixtures/checkpoint.pth', import.meta.url));
    const { arrays } = zooWeights(listWeights(bytes, 'x'));
    expect([...arrays].map(([name, { shape }]) => [name, shape])).toEqual([
      ['module.fc.weight', [3, 2]],
      ['module.fc.bias', [2]],
      ['module.bn.weight', [2]],
      ['module.bn.bias', [2]],
      ['module.bn.running_mean', [2]],
      ['module.bn.running_var', [2]],
    ]);
  });
});
