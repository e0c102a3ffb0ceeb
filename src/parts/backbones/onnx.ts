import { ZooError } from '../../errors/problem.js';
import { weightsNotFetched } from '../../errors/weights-fetch.js';
import { givenWidths } from '../../frozen/model-file.js';
import { onnxTensors, onnxWidths, openOnnx } from '../../frozen/onnx-model.js';
import { scaled } from '../../frozen/scaled.js';
import { schema } from '../../generated/backbones/onnx.js';
import { defineBackbone } from '../../part.js';

/**
 * An ONNX file, frozen: images [batch, height, width, 3] or [batch, 3, height, width] to the tensors listed in
 * `outputs`, each flattened, [batch, width]. `features` is the input of the last Gemm or MatMul, `logits` its output.
 * Throws `bad-model-file`, `no-such-tensor`, `no-dense-layer`, `ambiguous-layer`, `unknown-width`,
 * `wrong-image-size`, `no-onnxruntime`.
 */
export default defineBackbone({
  name: 'onnx',
  schema,
  bind: (options) => ({
    normalize: scaled(options),
    frozen: {
      source: () => options.weights,
      outputs: (size, file) => {
        const widths = file === undefined ? givenWidths(options) : onnxWidths(file, options, size);
        if (!widths) throw new ZooError(weightsNotFetched(options.weights));
        return widths;
      },
      tensors: (file) => onnxTensors(file, options),
      open: (size, file) => openOnnx(file, options, size),
    },
  }),
});
