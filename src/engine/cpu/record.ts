import type { EngineRecord } from '../record.js';

/** tfjs-backend-cpu: comes with `npm ci`; plain JavaScript, simple and slow. */
export const cpu: EngineRecord<'cpu'> = {
  name: 'cpu',
  summary: 'TensorFlow.js in plain JavaScript: the slow reference that tests compare with',
  isReference: true,
  find: () => ({ here: true, what: 'plain JavaScript', identity: 'tfjs-backend-cpu' }),
  open: async (tf) => {
    const { version_cpu: version } = await import('@tensorflow/tfjs-backend-cpu');
    await tf.setBackend('cpu');
    return {
      name: 'cpu',
      tf,
      version: `tfjs-backend-cpu ${version}`,
      provider: 'javascript',
      device: 'CPU, 1 thread, plain JavaScript',
      why: 'cpu is the reference that the other engines are tested against.',
    };
  },
};
