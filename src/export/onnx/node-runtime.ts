import { findOnnxruntime } from '../../network/run-onnx.js';
import type { Runtime } from '../format.js';

/** onnxruntime-node on the CPU. */
export const onnxruntimeNode: Runtime = {
  name: 'onnxruntime-node',
  open: async (files) => {
    const ort = await findOnnxruntime();
    if (!ort) return 'onnxruntime-node is not installed';
    const [bytes] = files.values();
    const session = await ort.InferenceSession.create(bytes!, { executionProviders: ['cpu'] });
    return {
      run: async (inputs) => {
        const fed = Object.entries(inputs).map(([name, { shape, data }]) => [
          name,
          data instanceof Uint8Array
            ? new ort.Tensor('uint8', data, shape)
            : new ort.Tensor('float32', data, shape),
        ]);
        const outputs = await session.run(Object.fromEntries(fed));
        return Object.fromEntries(
          Object.entries(outputs).map(([name, { data }]) => [name, Float32Array.from(data as Float32Array)]),
        );
      },
      close: () => void session.release(),
    };
  },
};
