import {
  createResizer,
  defineAligner,
  graphRunner,
  type Pixels,
  readGraphModel,
  type Tensor,
} from 'declarative-zoo';
import { bestFace, SIZE, squareOf } from '../../boxes.js';
import { schema } from '../../generated/aligners/blazeface.js';
import { modelFile } from '../../models.js';

/** The detector's outputs: scores and boxes of the fine grid, then of the coarse one. */
const OUTPUTS = ['Identity', 'Identity_1', 'Identity_2', 'Identity_3'];

/**
 * The face in a photo: the most probable of BlazeFace's 896 detections, as a square `scale` times as wide as the
 * face, rotated by the angle of the line through the eyes. The photo is padded with black to a square and read at 256
 * x 256 pixels in [-1, 1]. Bazarevsky et al. 2019, "BlazeFace: Sub-millisecond Neural Face Detection on Mobile GPUs";
 * the network and its weights are from @vladmandic/human. Throws `human-not-installed`.
 */
export default defineAligner({
  name: 'blazeface',
  schema,
  bind: (options) => ({
    open: async (tf) => {
      const model = readGraphModel(modelFile('blazeface', options.models));
      const runner = await graphRunner(model, tf);
      const resize = createResizer();
      const detect = async (square: Pixels): Promise<[Float32Array, Float32Array]> => {
        const pixels = resize(square, [SIZE, SIZE], { x: 0, y: 0, width: SIZE, height: SIZE });
        const outputs = tf.tidy(() => {
          const image = tf.tensor4d(pixels, [1, SIZE, SIZE, 3], 'float32');
          const input = tf.sub(tf.div(image, 127.5), 1);
          const [fine, coarse, fineBoxes, coarseBoxes] = runner.run(input, OUTPUTS) as [
            Tensor,
            Tensor,
            Tensor,
            Tensor,
          ];
          return [tf.concat([fine, coarse], 1), tf.concat([fineBoxes, coarseBoxes], 1)];
        });
        const [scores, boxes] = await Promise.all(outputs.map((one) => one.data()));
        tf.dispose(outputs);
        return [scores as Float32Array, boxes as Float32Array];
      };
      return {
        identity: `blazeface of @vladmandic/human, ${model.json.weightsManifest[0]!.weights.length} arrays`,
        find: async (image) => {
          const read = inSquare(image);
          const face = bestFace(...(await detect(read.pixels)));
          return face.confidence < options.confidence ? null : squareOf(face, read, options);
        },
        close: () => runner.close(),
      };
    },
  }),
});

/** An image centered in a black square, and the position of that square in the image's own pixels. */
function inSquare({ data, width, height }: Pixels) {
  const side = Math.max(width, height);
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)];
  const square = new Uint8Array(side * side * 3);
  for (let row = 0; row < height; row++)
    square.set(data.subarray(row * width * 3, (row + 1) * width * 3), ((row - top) * side - left) * 3);
  return { left, top, side, pixels: { data: square, width: side, height: side } };
}
