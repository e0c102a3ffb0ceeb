import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers'; // carries the gradients

await tf.setBackend('cpu');
await tf.ready();

export { tf };
