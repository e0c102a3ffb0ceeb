import { type MobilenetV3SmallOptions, schema } from '../../generated/backbones/mobilenet-v3-small.js';
import type { Ops } from '../../network/ops.js';
import { defineBackbone } from '../../part.js';

/** Kernel, expanded channels, output channels, squeeze-excite, activation, stride of each block (Howard et al. 2019, table 2). */
const BLOCKS = [
  [3, 16, 16, true, 'relu', 2],
  [3, 72, 24, false, 'relu', 2],
  [3, 88, 24, false, 'relu', 1],
  [5, 96, 40, true, 'hardSwish', 2],
  [5, 240, 40, true, 'hardSwish', 1],
  [5, 240, 40, true, 'hardSwish', 1],
  [5, 120, 48, true, 'hardSwish', 1],
  [5, 144, 48, true, 'hardSwish', 1],
  [5, 288, 96, true, 'hardSwish', 2],
  [5, 576, 96, true, 'hardSwish', 1],
  [5, 576, 96, true, 'hardSwish', 1],
] as const;
type Block = (typeof BLOCKS)[number];

/**
 * MobileNetV3-Small: images [batch, height, width, 3] to `features` [batch, 576] (pooled), `hidden` [batch, 1024] (the layer
 * before the classifier), `logits` [batch, classes] and `map` [batch, places, 576], the map before pooling. Block: expand 1 x 1 -
 * depthwise - squeeze-excite (to a quarter, ReLU, hard sigmoid) - project 1 x 1, each convolution with batch norm, ReLU or hard
 * swish after the first two, plus the input where shapes allow. Variables are named as in torchvision.
 * Howard et al. 2019, "Searching for MobileNetV3".
 */
export default defineBackbone({
  name: 'mobilenet-v3-small',
  schema,
  normalize: { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
  bind: (options) => ({
    network: (ops, image) => {
      const { outputs } = options;
      const map = trunk(ops, image);
      const features = ops.globalAveragePool(map);
      const needsHidden = outputs.some((name) => name === 'hidden' || name === 'logits');
      const hidden = needsHidden ? ops.hardSwish(dense(ops, features, 'classifier.0', 1024)) : undefined;
      const output = {
        features: () => features,
        hidden: () => hidden!,
        logits: () => classify(ops, hidden!, options),
        map: () => ops.places(map),
      };
      return Object.fromEntries(outputs.map((name) => [name, output[name]()]));
    },
  }),
});

function trunk<T>(ops: Ops<T>, image: T): T {
  let x = ops.hardSwish(convNorm(ops, image, 'features.0', { filters: 16, kernel: 3, stride: 2 }));
  let channels = 16;
  for (const [i, block] of BLOCKS.entries()) {
    x = inverted(ops, x, `features.${i + 1}.block`, block, channels);
    channels = block[2];
  }
  return ops.hardSwish(
    convNorm(ops, x, `features.${BLOCKS.length + 1}`, { filters: 576, kernel: 1, stride: 1 }),
  );
}

/** The layers of a block are numbered consecutively: a block without expansion or squeeze-excite has fewer. */
function inverted<T>(
  ops: Ops<T>,
  input: T,
  name: string,
  [kernel, expanded, filters, excites, activation, stride]: Block,
  channels: number,
): T {
  let layer = 0;
  const next = (): string => `${name}.${layer++}`;
  const active = (x: T): T => ops[activation](x);
  let x = input;
  if (expanded !== channels)
    x = active(convNorm(ops, x, next(), { filters: expanded, kernel: 1, stride: 1 }));
  x = active(depthwiseNorm(ops, x, next(), kernel, stride));
  if (excites) x = squeezeExcite(ops, x, next(), expanded);
  x = convNorm(ops, x, next(), { filters, kernel: 1, stride: 1 });
  return stride === 1 && channels === filters ? ops.add(x, input) : x;
}

/** A quarter of the channels, rounded to the nearest multiple of 8, but at least nine tenths of it. */
function squeezeExcite<T>(ops: Ops<T>, x: T, name: string, channels: number): T {
  const quarter = Math.floor(channels / 4);
  const nearest = Math.max(8, Math.floor((quarter + 4) / 8) * 8);
  const reduced = nearest < 0.9 * quarter ? nearest + 8 : nearest;
  const layer = (x: T, part: string, units: number): T =>
    ops.linear(x, `${name}.${part}`, { units, init: { type: 'normal', deviation: Math.sqrt(2 / units) } });
  const squeezed = ops.relu(layer(ops.globalAveragePool(x), 'fc1', reduced));
  return ops.scale(x, ops.hardSigmoid(layer(squeezed, 'fc2', channels)));
}

const classify = <T>(ops: Ops<T>, hidden: T, { dropout, classes }: MobilenetV3SmallOptions): T =>
  dense(ops, ops.dropout(hidden, 'dropout', dropout), 'classifier.3', classes);

const dense = <T>(ops: Ops<T>, x: T, name: string, units: number): T =>
  ops.linear(x, name, { units, init: { type: 'normal', deviation: 0.01 } });

const NORM = { epsilon: 1e-3, momentum: 0.01 };

function convNorm<T>(
  ops: Ops<T>,
  x: T,
  name: string,
  options: { readonly filters: number; readonly kernel: number; readonly stride: number },
): T {
  const padding = (options.kernel - 1) / 2;
  return ops.batchNorm(ops.conv(x, `${name}.0`, { ...options, padding, bias: false }), `${name}.1`, NORM);
}

function depthwiseNorm<T>(ops: Ops<T>, x: T, name: string, kernel: number, stride: number): T {
  const padding = (kernel - 1) / 2;
  return ops.batchNorm(
    ops.depthwise(x, `${name}.0`, { kernel, stride, padding, bias: false }),
    `${name}.1`,
    NORM,
  );
}
