import { describe, expect, it } from 'vitest';
import { ZooError } from '../../src/errors/problem.js';
import type { VariableDeclaration } from '../../src/part.js';
import { fitWeights } from '../../src/weights/fit.js';
import { fromPytorch } from '../../src/weights/turn.js';

const counted = (shape: number[]) => ({
  shape,
  data: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
});
const declared = (name: string, shape: number[]): VariableDeclaration => {
  return { name, shape, init: { type: 'constant', value: 0 }, role: 'weight' };
};

describe('fromPytorch', () => {
  it('transposes convolutions and dense layers, and nothing else', () => {
    const turned = fromPytorch(
      new Map([
        ['conv', counted([2, 3, 1, 2])],
        ['dense', counted([2, 3])],
        ['norm', counted([4])],
        ['bn1.num_batches_tracked', counted([])],
      ]),
    );
    expect([...turned.keys()]).toEqual(['conv', 'dense', 'norm']);
    // by hand: element (f, c, 0, x) of [2, 3, 1, 2] is 6 f + 2 c + x, and goes to (0, x, c, f)
    expect(turned.get('conv')).toEqual({
      shape: [1, 2, 3, 2],
      data: Float32Array.of(0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11),
    });
    expect(turned.get('dense')).toEqual({ shape: [3, 2], data: Float32Array.of(0, 3, 1, 4, 2, 5) });
    expect(turned.get('norm')!.shape).toEqual([4]);
  });

  it('gives a depthwise filter [c, 1, k, k] the numbers of [k, k, c, 1]', () => {
    const turned = fromPytorch(new Map([['dw', counted([2, 1, 2, 2])]]));
    const fitted = fitWeights('x', turned, [declared('dw', [2, 2, 2, 1])]).get('dw')!;
    expect(fitted).toEqual({ shape: [2, 2, 2, 1], data: Float32Array.of(0, 4, 1, 5, 2, 6, 3, 7) });
  });
});

describe('fitWeights', () => {
  it('accepts the declared arrays, and a 1x1 convolution as a dense layer', () => {
    const arrays = new Map([
      ['a', counted([1, 1, 3, 2])],
      ['spare', counted([9])],
    ]);
    expect([...fitWeights('x', arrays, [declared('a', [3, 2])])]).toEqual([['a', { ...counted([3, 2]) }]]);
  });

  it('names everything that is missing or of another shape', () => {
    const arrays = new Map([['a', counted([3, 2])]]);
    const wanted = [declared('a', [2, 3]), declared('b', [1]), declared('c', [1])];
    expect(() => fitWeights('mine', arrays, wanted)).toThrow(ZooError);
    expect(() => fitWeights('mine', arrays, wanted)).toThrow(
      'The weights "mine" do not fit this network: it lacks b, c; other shapes: a [3,2] for [2,3].',
    );
  });
});
