import { schema, type Vgg16Options } from '../../generated/backbones/vgg16.js';
import type { Ops } from '../../network/ops.js';
import { defineBackbone } from '../../part.js';

/** Filters of the convolutions in each of the five pooled blocks. */
const BLOCKS = [
  [64, 64],
  [128, 128],
  [256, 256, 256],
  [512, 512, 512],
  [512, 512, 512],
] as const;

const PIXELS = {
  imagenet: { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
  signed: { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] },
};

/**
 * VGG-16 on images [batch, height, width, 3], normalized according to `pixels`: `features` [batch, 512 h w] (the last
 * pooled map, channels first, h = height / 32), `fc7` [batch, 4096], `logits` [batch, classes]. 3x3 SAME convolutions
 * and ReLU, 2x2 max pooling after each block. Variables are named as in torchvision. Builds only the layers that
 * `outputs` needs. Simonyan and Zisserman 2015; Parkhi et al. 2015, "Deep Face Recognition".
 */
export default defineBackbone({
  name: 'vgg16',
  schema,
  bind: (options) => ({
    normalize: PIXELS[options.pixels],
    network: (ops, image) => {
      const { outputs } = options;
      const features = ops.flatten(stack(ops, image));
      const fc7 = outputs.every((name) => name === 'features') ? undefined : hidden(ops, features, options);
      const output = {
        features: () => features,
        fc7: () => fc7!,
        logits: () => dense(ops, fc7!, 'classifier.6', options.classes),
      };
      return Object.fromEntries(outputs.map((name) => [name, output[name]()]));
    },
  }),
});

function stack<T>(ops: Ops<T>, image: T): T {
  let x = image;
  let layer = 0;
  for (const block of BLOCKS) {
    for (const filters of block) {
      x = ops.conv(x, `features.${layer}`, { filters, kernel: 3, stride: 1, padding: 'same', bias: true });
      x = ops.relu(x);
      layer += 2;
    }
    x = ops.maxPool(x);
    layer += 1;
  }
  return x;
}

function hidden<T>(ops: Ops<T>, features: T, { dropout }: Vgg16Options): T {
  const fc6 = ops.dropout(ops.relu(dense(ops, features, 'classifier.0', 4096)), 'dropout6', dropout);
  return ops.dropout(ops.relu(dense(ops, fc6, 'classifier.3', 4096)), 'dropout7', dropout);
}

const dense = <T>(ops: Ops<T>, x: T, name: string, units: number): T =>
  ops.linear(x, name, { units, init: { type: 'normal', deviation: 0.01 } });
