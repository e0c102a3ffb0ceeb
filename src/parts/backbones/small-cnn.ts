import { schema } from '../../generated/backbones/small-cnn.js';
import { defineBackbone } from '../../part.js';

/**
 * A plain convolutional network, small enough to be trained from random weights on a CPU: images [batch, height,
 * width, 3] to `features` [batch, widths.at(-1)]. Block i: max2x2(relu(batchNorm(conv3x3(x)))) with `widths[i]`
 * channels; then the mean of the last map. Variables: `blocks.<i>.{conv.weight, bn.*}`.
 */
export default defineBackbone({
  name: 'small-cnn',
  schema,
  normalize: { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] },
  bind: ({ widths }) => ({
    network: (ops, image) => {
      let x = image;
      for (const [i, filters] of widths.entries()) {
        const conv = { filters, kernel: 3, stride: 1, padding: 'same', bias: false } as const;
        x = ops.conv(x, `blocks.${i}.conv`, conv);
        x = ops.relu(ops.batchNorm(x, `blocks.${i}.bn`, { epsilon: 1e-5, momentum: 0.1 }));
        x = ops.maxPool(x);
      }
      return { features: ops.globalAveragePool(x) };
    },
  }),
});
