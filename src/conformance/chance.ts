import { Broken } from './outcome.js';

/**
 * Runs this while no unseeded random number may be drawn. Numbers from Math.random, and from tensors that use it
 * (tf.randomNormal without a seed, tf.dropout), differ from run to run, so a run could be neither repeated nor resumed.
 */
export function withoutChance<T>(work: () => T): T {
  const { random } = Math;
  Math.random = () => {
    throw new Broken(
      'it draws random numbers of its own (Math.random, or a tf.random function), which no run can repeat: use ' +
        'pass.dropoutMask in a head, or stream(seed, path) of declarative-zoo',
    );
  };
  try {
    return work();
  } finally {
    Math.random = random;
  }
}
