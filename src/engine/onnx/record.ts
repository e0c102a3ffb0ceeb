import type { EngineRecord } from '../record.js';
import { versionOf } from '../version.js';
import { missingOnnxruntime } from '../wasm/missing-onnxruntime.js';

/** Runs whole steps as one onnxruntime graph. */
export const onnx: EngineRecord<'onnx'> = {
  name: 'onnx',
  summary: 'onnxruntime, which runs a whole training step as one graph',
  anyThreads: true,
  find: () => {
    const missing = missingOnnxruntime();
    if (missing) {
      const { found, remedy, command } = missing;
      return { here: false, what: found, identity: 'not installed', remedy, command };
    }
    const version = `onnxruntime ${versionOf('onnxruntime-node')}`;
    return { here: true, what: 'whole steps by onnxruntime', identity: version };
  },
  open: async (tf, settings) => (await import('./open.js')).openOnnx(tf, settings),
};
