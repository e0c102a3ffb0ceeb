import { engineWrong } from '../errors/engine.js';
import { EXIT, ZooError } from '../errors/problem.js';
import type { Engine } from './engine.js';
import { readBack } from './read.js';

/** One step of gradient descent on mean((x w - y)^2), x = [[1, 2], [3, 4]], y = [1, 2], w = 0: calculated by hand, w = [.7, 1]. */
export async function checkTrainingStep({ tf, name }: Engine): Promise<void> {
  const moved = tf.tidy(() => {
    const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
    const y = tf.tensor2d([1, 2], [2, 1]);
    const loss = (w: Parameters<typeof tf.matMul>[1]) => tf.mean(tf.square(tf.sub(tf.matMul(x, w), y)));
    const start = tf.zeros([2, 1]);
    const step = tf.mul(tf.grad(loss)(start), 0.1);
    return tf.sub(start, step);
  });
  const found = [...(await readBack(moved))];
  moved.dispose();
  const expected = [0.7, 1];
  if (found.some((value, i) => !(Math.abs(value - expected[i]!) < 1e-5))) {
    throw new ZooError(engineWrong(name, found, expected), EXIT.failed);
  }
}
