import { expect, test } from 'vitest';
import { labelSpaces } from '../../../src/labels.js';
import type { LabelSpace } from '../../../src/part.js';
import { checkLabelOrder } from '../../../src/run/model/label-order.js';

const ALPHABETICAL = ['Anger', 'Contempt', 'Disgust', 'Fear', 'Happiness', 'Neutral', 'Sadness', 'Surprise'];
const MAPPED = ['Neutral', 'Anger', 'Disgust', 'Fear', 'Happiness', 'Sadness', 'Surprise', 'Contempt'];
const own: LabelSpace = { name: 'own', kind: 'classes', names: ALPHABETICAL };

const check = (labels: readonly string[], space?: LabelSpace): void =>
  checkLabelOrder(
    'net.onnx',
    labels,
    space ? { answer: { offset: 0, width: 8, scale: 'logits', labels: space.name } } : {},
    space ? { [space.name]: space } : {},
  );

test.each<[string, readonly string[], LabelSpace | undefined]>([
  ['the order of the space, a class under another name', MAPPED, labelSpaces.expression],
  ['an own space in the order of the file', ALPHABETICAL, own],
  ['logits that no head reads as labels', ALPHABETICAL, undefined],
  ['an unknown order', [], own],
])('%s', (_, labels, space) => expect(() => check(labels, space)).not.toThrow());

test.each<[string, readonly string[], LabelSpace | undefined]>([
  ['the alphabet for expression', ALPHABETICAL, labelSpaces.expression],
  ['the order of expression for an alphabetical space', MAPPED, own],
])('%s is refused', (_, labels, space) =>
  expect(() => check(labels, space)).toThrow(
    new RegExp(`The logits of net\\.onnx are ${labels.join(', ')}, in this order.*\\[label-order\\]`),
  ),
);
