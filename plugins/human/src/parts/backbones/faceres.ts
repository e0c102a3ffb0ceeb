import { basename } from 'node:path';
import { computeGraphModel, defineBackbone, openGraphModel, readGraphModel } from 'declarative-zoo';
import { schema } from '../../generated/backbones/faceres.js';
import { modelFile } from '../../models.js';

/** By output: the node of the file, and its width. */
const OUTPUTS = {
  features: ['global_pooling/Mean', 1024],
  embedding: ['feats/Relu', 256],
  age: ['age_pred/Softmax', 100],
  gender: ['gender_pred/Sigmoid', 1],
} as const;

const nodesOf = (outputs: readonly (keyof typeof OUTPUTS)[]) => ({
  outputs: outputs.map((name) => OUTPUTS[name][0]),
});

/**
 * Face images [batch, 224, 224, 3] to `features` [batch, 1024] (pooled), `embedding` [batch, 256], `age`
 * [batch, 100], `gender` [batch, 1], by the network faceres of @vladmandic/human, frozen. Its input is in [0, 255].
 * The network is Savchenko's (HSE_FaceRec_tf), a MobileNet for identity, age and gender. Throws
 * `human-not-installed`.
 */
export default defineBackbone({
  name: 'faceres',
  schema,
  normalize: { mean: [0, 0, 0], std: [1 / 255, 1 / 255, 1 / 255] },
  bind: ({ models, outputs }) => ({
    frozen: {
      source: () => modelFile('faceres', models),
      beside: (file) => readGraphModel(file).shards.map((shard) => basename(shard)),
      outputs: () => Object.fromEntries(outputs.map((name) => [name, OUTPUTS[name][1]])),
      open: (size, file, tf) => openGraphModel(file, nodesOf(outputs), size, tf),
      compute: (size, file, tf) => computeGraphModel(file, nodesOf(outputs), size, tf),
    },
  }),
});
