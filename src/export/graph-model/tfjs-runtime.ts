import { readBack } from '../../engine/read.js';
import type { Tensor, Tf } from '../../part.js';
import type { ExportFiles, Runtime } from '../format.js';

/** TensorFlow.js, on the engine that is open. */
export const tfjs: Runtime = {
  name: 'tensorflow.js',
  open: async (files, tf) => {
    const { loadGraphModelSync } = await import('@tensorflow/tfjs-converter');
    const model = loadGraphModelSync(artifactsOf(files));
    const names = model.outputs.map(({ name }) => name);
    return {
      run: async (inputs) => {
        const fed = Object.entries(inputs).map(([name, { shape, data }]) => [
          name,
          tf.tensor(data as Float32Array, [...shape], 'float32'),
        ]);
        const tensors = Object.fromEntries(fed) as { [name: string]: Tensor };
        const made = tf.tidy(() =>
          [model.execute(tensors as Parameters<typeof model.execute>[0], names)].flat(),
        );
        const values = await Promise.all(made.map(async (one) => Float32Array.from(await readBack(one))));
        tf.dispose([...Object.values(tensors), ...made] as Parameters<Tf['dispose']>[0]);
        return Object.fromEntries(names.map((name, i) => [name, values[i]!]));
      },
      close: () => model.dispose(),
    };
  },
};

/** The files in the form that TensorFlow.js reads from memory. */
function artifactsOf(files: ExportFiles) {
  const { modelTopology, signature, weightsManifest } = JSON.parse(
    Buffer.from(files.get('model.json')!).toString(),
  );
  const [{ paths, weights }] = weightsManifest as [{ paths: string[]; weights: [] }];
  const bytes = new Uint8Array(Buffer.concat(paths.map((path) => files.get(path)!)));
  return { modelTopology, signature, weightSpecs: weights, weightData: bytes.buffer };
}
