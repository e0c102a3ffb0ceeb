import { schema } from '../../generated/backbones/resnet50.js';
import { residualNetwork } from '../../network/residual.js';
import { defineBackbone } from '../../part.js';

/**
 * ResNet-50: images [batch, height, width, 3] to `features` [batch, 2048] (pooled), `logits` [batch, classes] and `map`
 * [batch, places, 2048], the map before pooling. Bottleneck blocks, 3, 4, 6 and 3 in the four stages, the stride in the
 * 3 x 3 convolution, as in torchvision. Variables
 * are named as in torchvision and timm.
 * He et al. 2016, "Deep Residual Learning for Image Recognition".
 */
export default defineBackbone({
  name: 'resnet50',
  schema,
  normalize: { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
  bind: (options) => ({
    network: (ops, image) =>
      residualNetwork(ops, image, { block: 'bottleneck', blocks: [3, 4, 6, 3] }, options),
  }),
});
