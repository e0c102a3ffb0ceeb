import type { Ops } from './ops.js';

/**
 * What distinguishes the residual networks of He et al. 2016: the type of block, and the number of blocks in each of
 * the four stages.
 */
export interface ResidualNetwork {
  readonly block: 'basic' | 'bottleneck';
  readonly blocks: readonly [number, number, number, number];
}

/** Ratio of a block's output width to the filters of its stage. */
const EXPANSION = { basic: 1, bottleneck: 4 };

/** Options that the residual networks share. */
interface Options {
  readonly outputs: readonly ('features' | 'logits' | 'map')[];
  readonly classes: number;
  readonly dropout: number;
}

/**
 * A residual network over abstract operations: `features` (pooled), `logits`, `map` (before pooling). Stem: 7 x 7
 * convolution with stride 2, batch norm, ReLU, 3 x 3 max pooling with stride 2. Basic block: two 3 x 3 convolutions;
 * bottleneck: 1 x 1, 3 x 3 (with the stride), 1 x 1. Each convolution is followed by batch norm; ReLU comes between
 * them and after adding the input. If the shapes differ, a 1 x 1 convolution projects the input to the shape of the
 * output. Variables are named as in torchvision and timm.
 */
export function residualNetwork<T>(
  ops: Ops<T>,
  image: T,
  network: ResidualNetwork,
  options: Options,
): { readonly [output: string]: T } {
  const map = trunk(ops, image, network);
  const features = ops.globalAveragePool(map);
  const width = 512 * EXPANSION[network.block];
  const output = {
    features: () => features,
    logits: () =>
      ops.linear(ops.dropout(features, 'dropout', options.dropout), 'fc', {
        units: options.classes,
        init: { type: 'uniform', limit: 1 / Math.sqrt(width) },
      }),
    map: () => ops.places(map),
  };
  return Object.fromEntries(options.outputs.map((name) => [name, output[name]()]));
}

function trunk<T>(ops: Ops<T>, image: T, { block, blocks }: ResidualNetwork): T {
  let x = ops.relu(convNorm(ops, image, 'conv1', 'bn1', { filters: 64, kernel: 7, stride: 2 }));
  x = ops.maxPool(x, { kernel: 3, stride: 2, padding: 1 });
  let channels = 64;
  for (const [stage, repeats] of blocks.entries()) {
    const filters = 64 * 2 ** stage;
    const width = filters * EXPANSION[block];
    for (let i = 0; i < repeats; i++) {
      const name = `layer${stage + 1}.${i}`;
      const stride = stage > 0 && i === 0 ? 2 : 1;
      const branch = (block === 'basic' ? basic : bottleneck)(ops, x, name, filters, stride);
      const shortcut =
        stride === 1 && channels === width
          ? x
          : convNorm(ops, x, `${name}.downsample.0`, `${name}.downsample.1`, {
              filters: width,
              kernel: 1,
              stride,
            });
      x = ops.relu(ops.add(branch, shortcut));
      channels = width;
    }
  }
  return x;
}

function basic<T>(ops: Ops<T>, input: T, name: string, filters: number, stride: number): T {
  const x = ops.relu(convNorm(ops, input, `${name}.conv1`, `${name}.bn1`, { filters, kernel: 3, stride }));
  return convNorm(ops, x, `${name}.conv2`, `${name}.bn2`, { filters, kernel: 3, stride: 1 });
}

function bottleneck<T>(ops: Ops<T>, input: T, name: string, filters: number, stride: number): T {
  let x = ops.relu(convNorm(ops, input, `${name}.conv1`, `${name}.bn1`, { filters, kernel: 1, stride: 1 }));
  x = ops.relu(convNorm(ops, x, `${name}.conv2`, `${name}.bn2`, { filters, kernel: 3, stride }));
  return convNorm(ops, x, `${name}.conv3`, `${name}.bn3`, {
    filters: filters * EXPANSION.bottleneck,
    kernel: 1,
    stride: 1,
  });
}

/** A convolution without bias, padded by half its kernel on every side, and its batch norm. */
function convNorm<T>(
  ops: Ops<T>,
  x: T,
  conv: string,
  norm: string,
  options: { readonly filters: number; readonly kernel: number; readonly stride: number },
): T {
  const padding = (options.kernel - 1) / 2;
  return ops.batchNorm(ops.conv(x, conv, { ...options, padding, bias: false }), norm, {
    epsilon: 1e-5,
    momentum: 0.1,
  });
}
