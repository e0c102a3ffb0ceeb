import { readNow } from '../engine/read.js';
import type { BalancerPart, BoundBalancer, JointLosses, Tf, Variable } from '../part.js';
import { stream } from '../random/stream.js';
import { boundToTry } from './bound.js';
import { checkGradients } from './differences.js';
import { heldRemark } from './heads.js';
import { Broken, type Remark } from './outcome.js';
import { ownedVariables, variableOf } from './variables.js';

const joint = { tasks: ['a', 'b', 'c'], shared: ['trunk/weight'] };

/** The total is one finite number, for one loss and for three. */
export function checkTotals(tf: Tf, part: BalancerPart): void {
  for (const { bound } of boundToTry(part)) {
    for (const tasks of [joint.tasks.slice(0, 1), joint.tasks])
      tf.tidy(() => expectTotal(tf, bound, { ...joint, tasks }));
  }
}

function expectTotal(tf: Tf, bound: BoundBalancer, seen: JointLosses): void {
  const { variables, scope } = ownedVariables(tf, bound.variables?.(seen) ?? []);
  const losses = seen.tasks.map((_, i) => tf.scalar(0.5 + i));
  const total = bound.build(scope, seen).total(losses);
  const [value] = readNow(total);
  tf.dispose([...variables.values()]);
  const said = `for ${losses.length} losses`;
  if (total.size !== 1) throw new Broken(`${said}, the total is [${total.shape}], not one number`);
  if (!Number.isFinite(value)) throw new Broken(`${said}, the total is ${value}`);
}

/** The gradients of the total with respect to the losses and to the balancer's own weights. */
export function checkBalancerGradients(tf: Tf, part: BalancerPart): Remark {
  const cases = boundToTry(part).map(({ bound }) => bound);
  for (const bound of cases) {
    if (bound.held === undefined) checkTotal(tf, bound);
  }
  return heldRemark(cases);
}

function checkTotal(tf: Tf, bound: BoundBalancer): void {
  const { variables, scope } = ownedVariables(tf, bound.variables?.(joint) ?? []);
  const losses = new Map(joint.tasks.map((task) => [task, variableOf(tf, new Float32Array(1), [])]));
  const { total } = bound.build(scope, joint);
  const weights = [...variables].filter(([, one]) => one.trainable);
  const leaves = new Map<string, Variable>([...losses, ...weights]);
  const redraw = (draw: number): void => {
    for (const [name, one] of leaves) {
      const data = stream(1, 'conformance', 'losses', name, draw)
        .uniform(one.size)
        .map((u) => 0.5 + u);
      tf.tidy(() => one.assign(tf.tensor(data, one.shape)));
    }
  };
  try {
    checkGradients(tf, {
      leaves,
      redraw,
      f: () => total([...losses.values()].map((one) => tf.reshape(one, []))),
    });
  } finally {
    tf.dispose([...variables.values(), ...losses.values()]);
  }
}
