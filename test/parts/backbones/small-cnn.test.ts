import { describe, expect, it } from 'vitest';
import { declareNetwork } from '../../../src/network/declare.js';
import smallCnn from '../../../src/parts/backbones/small-cnn.js';

const declared = (widths: number[], size: number) =>
  declareNetwork(smallCnn.bind({ type: 'small-cnn', widths }).network!, [size, size]);

describe('a small convolutional network', () => {
  it('is as wide as its last block, for any size of the image', () => {
    expect(declared([16, 32, 64, 128], 64).outputs).toEqual({ features: 128 });
    expect(declared([8, 24], 96).outputs).toEqual({ features: 24 });
  });

  it('has the parameters of its blocks', () => {
    // PyTorch 2.13: Conv2d(3, 8, 3, bias=False), BatchNorm2d(8), Conv2d(8, 24, 3, bias=False), BatchNorm2d(24),
    // with the running means and variances
    const { variables } = declared([8, 24], 32);
    const count = variables.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
    expect(count).toBe(27 * 8 + 4 * 8 + 72 * 24 + 4 * 24);
    expect(variables.map(({ name }) => name)).toContain('blocks.1.bn.running_var');
  });
});
