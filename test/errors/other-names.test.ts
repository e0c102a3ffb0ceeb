import { expect, it } from 'vitest';
import { otherFlag, otherKey, otherPart } from '../../src/errors/other-names.js';
import { builtinParts } from '../../src/parts/builtin.js';

it.each([
  ['lr', 'rate'],
  ['batch_size', 'batch'],
  ['dataset', 'data'],
  ['early_stopping', 'patience'],
  ['gpu', '--engine'],
])('key %s: %s', (word, said) => expect(otherKey(word)).toContain(said));

it.each([
  ['backbones', 'resnet101', 'resnet50. Export'],
  ['backbones', 'mobilenet_v3_small', 'mobilenet-v3-small'],
  ['backbones', 'mobilenet_v3_large', 'onnx'],
  ['backbones', 'tf_efficientnet_b2', 'efficientnet-b0. Export'],
  ['backbones', 'vit_base_patch16_224', 'onnx'],
  ['trackers', 'wandb', 'zoo plugin new'],
  ['losses', 'cross-entropy', 'weighted-cross-entropy'],
  ['metrics', 'auc', 'auroc'],
  ['heads', 'linear', 'fc'],
] as const)('%s %s: %s', (shelf, word, said) => expect(otherPart(shelf, word)).toContain(said));

it.each(['--gpu', '--lr', '--epochs', '--config'])('flag %s', (flag) =>
  expect(otherFlag(flag)).toBeDefined(),
);

it('has no suggestion for names that no tool has, nor for properties of objects', () => {
  for (const word of ['rtae', 'constructor', '__proto__', 'toString']) {
    expect([otherKey(word), otherPart('heads', word), otherFlag(word)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  }
});

it('does not contain the name of a built-in part', () => {
  for (const { shelf, name } of builtinParts) expect(otherPart(shelf, name), name).toBeUndefined();
});
