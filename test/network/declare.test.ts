import { describe, expect, it } from 'vitest';
import { declareNetwork } from '../../src/network/declare.js';
import type { Network } from '../../src/network/ops.js';

const conv = (kernel: number, stride: number, padding: 'same' | number): Network => {
  return (ops, image) => ({
    out: ops.conv(image, 'c', { filters: 2, kernel, stride, padding, bias: true }),
  });
};

describe('declareNetwork', () => {
  it.each<[number, number, number, 'same' | number, number]>([
    // TensorFlow: ceil(size / stride); PyTorch: floor((size + 2 padding - kernel) / stride) + 1
    [7, 3, 2, 'same', 4],
    [8, 3, 2, 'same', 4],
    [8, 5, 1, 'same', 8],
    [7, 3, 2, 1, 4],
    [8, 3, 2, 1, 4],
    [8, 3, 2, 0, 3],
    [9, 5, 2, 2, 5],
  ])('%i pixels, kernel %i, stride %i, padding %s', (size, kernel, stride, padding, side) => {
    const { outputs, flops } = declareNetwork(conv(kernel, stride, padding), [size, size]);
    expect(outputs).toEqual({ out: side * side * 2 });
    expect(flops).toBe(side * side * 2 * (2 * kernel * kernel * 3));
  });

  it('lists the variables of a network, in the order of use', () => {
    const network: Network = (ops, image) => {
      const x = ops.batchNorm(
        ops.depthwise(image, 'dw', { kernel: 3, stride: 1, padding: 1, bias: false }),
        'bn',
        {
          epsilon: 1e-3,
          momentum: 0.1,
        },
      );
      const gate = ops.sigmoid(
        ops.linear(ops.globalAveragePool(x), 'fc', { units: 3, init: { type: 'constant', value: 5 } }),
      );
      return { out: ops.flatten(ops.maxPool(ops.scale(x, gate))) };
    };
    const { outputs, variables } = declareNetwork(network, [5, 5]);
    expect(outputs).toEqual({ out: 2 * 2 * 3 });
    expect(
      variables.map(({ name, shape, init, role }) => [name, shape, Object.values(init)[1], role]),
    ).toEqual([
      ['dw.weight', [3, 3, 3, 1], Math.sqrt(2 / 9), 'weight'],
      ['bn.weight', [3], 1, 'weight'],
      ['bn.bias', [3], 0, 'weight'],
      ['bn.running_mean', [3], 0, 'statistic'],
      ['bn.running_var', [3], 1, 'statistic'],
      ['fc.weight', [3, 3], 5, 'weight'],
      ['fc.bias', [3], 0, 'weight'],
    ]);
  });

  it('gives the positions of a map, and its flattened width', () => {
    const network: Network = (ops, image) => ({
      map: ops.places(ops.maxPool(image)),
      flat: ops.flatten(image),
    });
    const { outputs, shapes } = declareNetwork(network, [6, 6]);
    expect([outputs, shapes]).toEqual([{ map: 9 * 3, flat: 36 * 3 }, { map: [9, 3] }]);
  });

  it('refuses two variables with the same name, and shapes that do not fit', () => {
    const twice: Network = (ops, x) => ({ out: ops.batchNorm(ops.batchNorm(x, 'a', at), 'a', at) });
    const at = { epsilon: 1, momentum: 1 };
    expect(() => declareNetwork(twice, [4, 4])).toThrow('two variables of the network are named a.weight');
    expect(() => declareNetwork((ops, x) => ({ out: ops.add(x, ops.maxPool(x)) }), [4, 4])).toThrow(
      'do not fit',
    );
  });
});
