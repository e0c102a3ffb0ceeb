import { schema } from '../../generated/backbones/resnet18.js';
import { residualNetwork } from '../../network/residual.js';
import { defineBackbone } from '../../part.js';

/**
 * ResNet-18: images [batch, height, width, 3] to `features` [batch, 512] (pooled), `logits` [batch, classes] and `map`
 * [batch, places, 512], the map before pooling. Basic blocks, 2 in each of the four stages. Variables
 * are named as in torchvision and timm.
 * He et al. 2016, "Deep Residual Learning for Image Recognition".
 */
export default defineBackbone({
  name: 'resnet18',
  schema,
  normalize: { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
  bind: (options) => ({
    network: (ops, image) => residualNetwork(ops, image, { block: 'basic', blocks: [2, 2, 2, 2] }, options),
  }),
});
