import { type EfficientnetB0Options, schema } from '../../generated/backbones/efficientnet-b0.js';
import type { Ops } from '../../network/ops.js';
import { defineBackbone } from '../../part.js';

/** Expansion, kernel, stride, output channels, repeats of each stage (Tan and Le 2019, table 1). */
const STAGES = [
  [1, 3, 1, 16, 1],
  [6, 3, 2, 24, 2],
  [6, 5, 2, 40, 2],
  [6, 3, 2, 80, 3],
  [6, 5, 1, 112, 3],
  [6, 5, 2, 192, 4],
  [6, 3, 1, 320, 1],
] as const;
const BLOCKS = 16;

/**
 * EfficientNet-B0: images [batch, height, width, 3] to `features` [batch, 1280] (pooled), `logits` [batch, classes] and
 * `map` [batch, places, 1280], the map before pooling. Block: expand 1x1 - depthwise - squeeze-excite (to a quarter of the
 * block's input) - project 1x1, each with batch norm, swish after the first two, plus the input where shapes allow.
 * Variables are named as in timm.
 * Tan and Le 2019, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks".
 */
export default defineBackbone({
  name: 'efficientnet-b0',
  schema,
  normalize: { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
  bind: (options) => ({
    network: (ops, image) => {
      const map = trunk(ops, image, options);
      const features = ops.globalAveragePool(map);
      const output = {
        features: () => features,
        logits: () => classify(ops, features, options),
        map: () => ops.places(map),
      };
      return Object.fromEntries(options.outputs.map((name) => [name, output[name]()]));
    },
  }),
});

function trunk<T>(ops: Ops<T>, image: T, options: EfficientnetB0Options): T {
  const { unit, padding } = layers(ops, options);
  let x = unit(
    ops.conv(image, 'conv_stem', { filters: 32, kernel: 3, stride: 2, padding: padding(3), bias: false }),
    'bn1',
  );
  let channels = 32;
  let index = 0;
  STAGES.forEach(([expand, kernel, firstStride, filters, repeats], stage) => {
    for (let repeat = 0; repeat < repeats; repeat++) {
      const stride = repeat === 0 ? firstStride : 1;
      const dropPath = (options.dropConnect * index++) / BLOCKS;
      x = block(
        ops,
        x,
        `blocks.${stage}.${repeat}`,
        { expand, kernel, stride, filters, channels, dropPath },
        options,
      );
      channels = filters;
    }
  });
  return unit(
    ops.conv(x, 'conv_head', { filters: 1280, kernel: 1, stride: 1, padding: 'same', bias: false }),
    'bn2',
  );
}

interface Block {
  readonly expand: number;
  readonly kernel: number;
  readonly stride: number;
  readonly filters: number;
  readonly channels: number;
  readonly dropPath: number;
}

function block<T>(ops: Ops<T>, input: T, name: string, shape: Block, options: EfficientnetB0Options): T {
  const { expand, kernel, stride, filters, channels, dropPath } = shape;
  const { unit, norm, padding } = layers(ops, options);
  const pointwise = (x: T, part: string, filters: number): T =>
    ops.conv(x, `${name}.${part}`, { filters, kernel: 1, stride: 1, padding: 'same', bias: false });
  const [project, before, middle, after] =
    expand === 1 ? ['conv_pw', '', 'bn1', 'bn2'] : ['conv_pwl', 'bn1', 'bn2', 'bn3'];
  let x = input;
  if (expand > 1) x = unit(pointwise(x, 'conv_pw', channels * expand), `${name}.${before}`);
  x = ops.depthwise(x, `${name}.conv_dw`, { kernel, stride, padding: padding(kernel), bias: false });
  x = unit(x, `${name}.${middle}`);
  x = squeezeExcite(ops, x, `${name}.se`, channels * expand, Math.round(channels / 4));
  x = norm(pointwise(x, project!, filters), `${name}.${after}`);
  return stride === 1 && channels === filters
    ? ops.add(ops.dropPath(x, `${name}.drop_path`, dropPath), input)
    : x;
}

function squeezeExcite<T>(ops: Ops<T>, x: T, name: string, channels: number, reduced: number): T {
  const dense = (x: T, part: string, units: number): T =>
    ops.linear(x, `${name}.${part}`, { units, init: { type: 'normal', deviation: Math.sqrt(2 / units) } });
  const squeezed = ops.swish(dense(ops.globalAveragePool(x), 'conv_reduce', reduced));
  return ops.scale(x, ops.sigmoid(dense(squeezed, 'conv_expand', channels)));
}

function classify<T>(ops: Ops<T>, features: T, { dropout, classes }: EfficientnetB0Options): T {
  const init = { type: 'uniform', limit: 1 / Math.sqrt(1280) } as const; // timm's 1 / sqrt(classes) is much too large for 8 classes
  return ops.linear(ops.dropout(features, 'dropout', dropout), 'classifier', { units: classes, init });
}

/** Settings that depend on the variant: padding, and the batch norm, alone or followed by swish. */
function layers<T>(ops: Ops<T>, { variant }: EfficientnetB0Options) {
  const options = { epsilon: variant === 'tf' ? 1e-3 : 1e-5, momentum: 0.1 };
  const norm = (x: T, name: string): T => ops.batchNorm(x, name, options);
  return {
    norm,
    unit: (x: T, name: string): T => ops.swish(norm(x, name)),
    padding: (kernel: number): 'same' | number => (variant === 'tf' ? 'same' : (kernel - 1) / 2),
  };
}
