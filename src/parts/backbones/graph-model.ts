import { basename } from 'node:path';
import { ZooError } from '../../errors/problem.js';
import { weightsNotFetched } from '../../errors/weights-fetch.js';
import {
  computeGraphModel,
  graphModelTensors,
  graphModelWidths,
  openGraphModel,
} from '../../frozen/graph-model.js';
import { readGraphModel } from '../../frozen/graph-model-file.js';
import { givenWidths } from '../../frozen/model-file.js';
import { scaled } from '../../frozen/scaled.js';
import { schema } from '../../generated/backbones/graph-model.js';
import { defineBackbone } from '../../part.js';

/**
 * A tfjs GraphModel, frozen: images [batch, height, width, 3] to the nodes listed in `outputs`, each flattened,
 * [batch, width]. `features` is the input of the last MatMul, `logits` its output. Throws `bad-model-file`,
 * `no-such-tensor`, `no-dense-layer`, `ambiguous-layer`, `unknown-width`, `wrong-image-size`, `custom-operation`,
 * `model-fails`.
 */
export default defineBackbone({
  name: 'graph-model',
  schema,
  bind: (options) => ({
    normalize: scaled(options),
    frozen: {
      source: () => (/\.json(#|$)/.test(options.weights) ? options.weights : `${options.weights}/model.json`),
      beside: (file) => readGraphModel(file).shards.map((shard) => basename(shard)),
      outputs: (size, file) => {
        const widths = file === undefined ? givenWidths(options) : graphModelWidths(file, options, size);
        if (!widths) throw new ZooError(weightsNotFetched(options.weights));
        return widths;
      },
      tensors: (file) => graphModelTensors(file, options),
      open: (size, file, tf) => openGraphModel(file, options, size, tf),
      compute: (size, file, tf) => computeGraphModel(file, options, size, tf),
    },
  }),
});
