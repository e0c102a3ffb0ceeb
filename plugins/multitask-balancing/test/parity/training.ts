import { readFileSync } from 'node:fs';
import type { BalancerPart, Scalar, Tensor, Tf, Variable } from 'declarative-zoo';

interface Golden {
  readonly A: number[][][];
  readonly B: number[][];
  readonly start: number[];
  readonly rate: number;
  readonly balancers: { readonly [name: string]: readonly { readonly [name: string]: number | number[] }[] };
}

/** Written by balancers.py: what PyTorch's autograd computes for the same three tasks. */
export const golden = JSON.parse(
  readFileSync(new URL('./balancers.json', import.meta.url), 'utf8'),
) as Golden;

const joint = { tasks: ['a', 'b', 'c'], shared: ['trunk/weight'] };

/** The values after each SGD step of the golden file on the three tasks, whose losses the balancer combines. */
export function trained<O>(tf: Tf, part: BalancerPart<O>, options: O): { [name: string]: number[] }[] {
  const bound = part.bind(options);
  const x = tf.variable(tf.tensor1d(golden.start));
  const own = new Map(
    (bound.variables?.(joint) ?? []).map(({ name, shape, init, role }) => {
      const { value } = init as { value: number };
      return [name, tf.variable(tf.fill([...shape], value), role === 'weight')] as const;
    }),
  );
  const { total, before, after } = bound.build({ tf, variable: (name) => own.get(name)! }, joint);
  const moved = [x, ...[...own.values()].filter((one) => one.trainable)];
  return golden.balancers[part.name]!.map((_, i) => {
    const step = i + 1;
    const losses = tf.tidy(() => lossesAt(tf, x));
    const { value: loss, grads } = tf.variableGrads(() => total(lossesAt(tf, x)), moved);
    before?.({ step, losses, gradients: () => gradientsAt(tf, x) });
    for (const one of moved) one.assign(tf.sub(one, tf.mul(grads[one.name]!, golden.rate)));
    after?.({ step, losses, now: () => lossesAt(tf, x) });
    const values = [['loss', loss], ['x', x], ...own] as [string, Tensor][];
    return Object.fromEntries(values.map(([name, one]) => [name, [...one.dataSync()]]));
  });
}

const lossesAt = (tf: Tf, x: Variable): Scalar[] =>
  golden.A.map((a, t) => {
    const answer = tf.reshape(tf.matMul(tf.tensor2d(a), tf.reshape(x, [2, 1])), [2]);
    return tf.mean(tf.square(tf.sub(answer, golden.B[t]!))) as Scalar;
  });

const gradientsAt = (tf: Tf, x: Variable): Tensor[][] =>
  golden.A.map((_, t) => [tf.variableGrads(() => lossesAt(tf, x)[t]!, [x]).grads[x.name]!]);
