import type { Tensor, Tf } from '../part.js';
import type { Engine } from './engine.js';
import { readBack } from './read.js';

/** The speed of an engine on this machine: operations and bytes per second, and seconds per kernel call. */
export interface EngineRates {
  readonly products: number;
  readonly convolutions: number;
  readonly depthwise: number;
  readonly moved: number;
  readonly call: number;
}

type Maps = Parameters<Tf['conv2d']>[1];

/** Milliseconds for which each kind of work is repeated after a warm-up. */
const LONG = 300;

/** Measures an engine in about two seconds, with the kinds of work in training steps: forward and backward. */
export async function measureEngine({ tf }: Pick<Engine, 'tf'>, now: () => number): Promise<EngineRates> {
  const seconds = (work: () => Tensor): Promise<number> => secondsOf(tf, work, now);
  const filled = (...shape: number[]): Tensor => tf.fill(shape, 0.01);
  const [rows, wide, maps, large] = [
    filled(512, 1024),
    filled(1024, 1024),
    filled(8, 28, 28, 64),
    filled(2 ** 22),
  ];
  const [across, dense, single] = [filled(1, 1, 64, 128), filled(3, 3, 64, 1), filled(1)];
  const rates = {
    products: (3 * 2 * 512 * 1024 * 1024) / (await seconds(backward(tf, tf.matMul, rows, wide))),
    convolutions:
      (3 * 2 * 8 * 28 * 28 * 64 * 128) /
      (await seconds(backward(tf, (x, w) => tf.conv2d(x as Maps, w as Maps, 1, 'same'), maps, across))),
    depthwise:
      (3 * 2 * 8 * 28 * 28 * 64 * 9) /
      (await seconds(
        backward(tf, (x, w) => tf.depthwiseConv2d(x as Maps, w as Maps, 1, 'same'), maps, dense),
      )),
    moved: (3 * 4 * 2 ** 22) / (await seconds(() => tf.slice(tf.mul(large, large), 0, 1))),
    call: (await seconds(() => tf.addN(Array.from({ length: CALLS }, () => tf.add(single, single))))) / CALLS,
  };
  tf.dispose([rows, wide, maps, large, across, dense, single]);
  return rates;
}

/** Kernels to call at a time. */
const CALLS = 200;

/** An operation on two tensors and its gradients with respect to both: three times the operation's floating-point operations. */
const backward = (
  tf: Tf,
  operation: (x: Tensor, w: Tensor) => Tensor,
  x: Tensor,
  w: Tensor,
): (() => Tensor) => {
  const both = tf.valueAndGrads((a: Tensor, b: Tensor) => tf.sum(operation(a, b)));
  return () => {
    const { value, grads } = both([x, w]);
    return tf.addN([value, ...grads].map((one) => tf.slice(tf.reshape(one, [-1]), 0, 1)));
  };
};

/** Seconds for some work, including the wait for its numbers: the median of as many repetitions as fit. */
async function secondsOf(tf: Tf, work: () => Tensor, now: () => number): Promise<number> {
  const once = async (): Promise<number> => {
    const began = now();
    const made = tf.tidy(work);
    await readBack(made);
    const took = now() - began;
    made.dispose();
    return took / 1000;
  };
  await once();
  const times: number[] = [];
  for (const end = now() + LONG; times.length === 0 || now() < end; ) times.push(await once());
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
