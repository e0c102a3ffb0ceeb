import type { EngineRecord } from '../record.js';
import { versionOf } from '../version.js';
import { homeOf, installedIn } from './home.js';

const OWN = '@tensorflow/tfjs-node-gpu';

/** TensorFlow, through the user's own tfjs-node-gpu or the build from `zoo engine install`. */
export const tensorflow: EngineRecord<'tensorflow'> = {
  name: 'tensorflow',
  summary: 'TensorFlow itself, through tfjs-node-gpu',
  find: (settings) => {
    const own = versionOf(OWN);
    const runtime = versionOf('onnxruntime-node');
    const recurrences = runtime === undefined ? '' : `, onnxruntime ${runtime}`;
    if (own !== undefined)
      return { here: true, what: `your own ${OWN}`, identity: `${OWN} ${own}${recurrences}` };
    const installed = installedIn(homeOf(settings));
    if (installed) {
      const identity = `TensorFlow ${installed.tensorflow}${installed.cuda ? ', cuda' : ''}${recurrences}`;
      return { here: true, what: `built ${installed.from}`, identity };
    }
    return {
      here: false,
      what: 'not installed; it is the fastest engine',
      identity: 'not installed',
      remedy: 'zoo engine install tensorflow (needs pip or a Python with TensorFlow, and a C++ compiler)',
    };
  },
  open: async (tf, settings) => (await import('./open.js')).openTensorflow(tf, settings),
  install: async (tf, settings, options) =>
    (await import('./install.js')).installTensorflow(tf, settings, options),
};
