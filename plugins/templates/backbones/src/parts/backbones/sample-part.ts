import { defineBackbone } from 'declarative-zoo';
import { schema } from '../../generated/backbones/sample-part.js';

/**
 * Images [batch, height, width, 3] to `features` [batch, 4 filters]:
 *
 *   x <- relu(batchNorm(conv(x))), three times;  features = mean of x over its places
 *
 * The convolutions are 3x3 SAME with stride 2. Variables: `conv1.weight`, `bn1.weight`, ...
 */
export default defineBackbone({
  name: 'sample-part',
  schema,
  normalize: { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] },
  bind: ({ filters }) => ({
    network(ops, image) {
      const layer = (x: typeof image, number: number) => {
        const options = {
          filters: filters * 2 ** (number - 1),
          kernel: 3,
          stride: 2,
          padding: 'same',
          bias: false,
        } as const;
        const made = ops.conv(x, `conv${number}`, options);
        return ops.relu(ops.batchNorm(made, `bn${number}`, { epsilon: 1e-5, momentum: 0.1 }));
      };
      return { features: ops.globalAveragePool([1, 2, 3].reduce(layer, image)) };
    },
  }),
});
