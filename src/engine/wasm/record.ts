import type { EngineRecord } from '../record.js';
import { versionOf } from '../version.js';
import { missingOnnxruntime } from './missing-onnxruntime.js';

/** tfjs-backend-wasm with additions for training: comes with `npm ci`. */
export const wasm: EngineRecord<'wasm'> = {
  name: 'wasm',
  summary: 'TensorFlow.js in WebAssembly, completed for training',
  memory: 2 ** 32,
  anyThreads: true,
  variants: [{ name: 'XNNPACK', env: { ZOO_GEMM: 'xnnpack' } }],
  find: ({ provider }) => {
    const stock = `tfjs-backend-wasm ${versionOf('@tensorflow/tfjs-backend-wasm')}`;
    const xnnpack = { here: true, identity: `${stock}, xnnpack` };
    if (provider === 'xnnpack')
      return { ...xnnpack, what: 'matrix products by XNNPACK; ZOO_GEMM=xnnpack leaves onnxruntime out' };
    const missing = missingOnnxruntime();
    if (missing) {
      const { reason, ...fix } = missing;
      return { ...xnnpack, what: `matrix products by XNNPACK, because ${reason}`, ...fix };
    }
    const identity = `${stock}, onnxruntime ${versionOf('onnxruntime-node')}`;
    return { here: true, what: 'matrix products by onnxruntime', identity };
  },
  open: async (tf, settings) => (await import('./open.js')).openWasm(tf, settings),
};
