import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAll } from '../../../src/weights/stored-array.js';
import { listWeights } from '../../../src/weights/weights-file.js';

const bytesOf = (name: string): Buffer => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));

/** What onnx reads the initializers to (fixtures/initializers.py). */
const { tensors } = JSON.parse(bytesOf('initializers.json').toString()) as {
  tensors: { [name: string]: { type: string; shape: number[]; values: number[] } };
};

describe('ONNX initializers', () => {
  const { arrays } = listWeights(bytesOf('initializers.onnx'), 'initializers.onnx');

  it.each(Object.entries(tensors))('%s is what onnx reads', (name, { type, shape, values }) => {
    const found = arrays.get(name)!;
    expect([found.type, found.shape]).toEqual([type, shape]);
    expect([...found.read()]).toEqual(values.map(Math.fround));
  });

  it('are complete, and an ONNX model is recognized by its contents', () => {
    expect([...listWeights(bytesOf('initializers.onnx'), 'x').arrays.keys()]).toEqual(Object.keys(tensors));
  });

  it('in a file next to the model are not read', () => {
    expect(() => listWeights(bytesOf('external.onnx'), 'x.onnx')).toThrow(
      'x.onnx is an ONNX model whose "float32.raw" is in another file, which is not supported. Save it with its weights inside',
    );
  });

  const field = (number: number, ...bytes: number[]): number[] => [8 * number + 2, bytes.length, ...bytes];
  const model = (...tensor: number[]): Buffer => Buffer.from([8, 8, ...field(7, ...field(5, ...tensor))]);
  const name = field(8, 0x77); // w
  const float = [16, 1];
  it.each<[string, Buffer, string]>([
    ['a length beyond its end', Buffer.from([8, 8, 58, 90]), 'it is cut off'],
    ['a number without end', Buffer.alloc(20, 0x88), 'it is damaged'],
    ['a field of an unknown kind', Buffer.from([8, 8, 0x3b]), 'it is damaged'],
    ['a graph that is a number', Buffer.from([8, 8, 56, 1]), 'it is damaged'],
    ['nothing', Buffer.from([8, 8]), 'no initializer is in it'],
    [
      'too few numbers',
      model(8, 2, ...float, ...name, ...field(9, 0, 0, 0, 0)),
      '"w" of shape [2] needs 8 bytes and is given 4',
    ],
    [
      'too few integers',
      model(8, 2, 16, 7, ...name, ...field(7, 1)),
      '"w" of shape [2] needs 16 bytes and is given 8',
    ],
    ['too many integers', model(8, 1, 16, 7, ...name, ...field(7, 1, 2)), 'more numbers than its shape'],
    ['a negative length', model(8, ...Array(9).fill(255), 1, ...float, ...name), '"w" has no sound shape'],
    ['sixty axes', model(...field(1, ...Array(60).fill(1)), ...float, ...name), '"w" has no sound shape'],
    ['an unknown type', model(16, 8, ...name), '"w" has element type 8, which is not read'],
    [
      'a shape beyond memory',
      model(8, ...Array(5).fill(255), 1, 16, 7, ...name, ...field(7, 1)),
      'its arrays would take',
    ],
  ])('%s is refused', (_, bytes, sentence) => {
    expect(() => readAll(listWeights(bytes, 'x.onnx').arrays)).toThrow(sentence);
  });
});
