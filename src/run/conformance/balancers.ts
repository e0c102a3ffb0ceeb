import type { BalancerPart, JointLosses, Tf, Variable } from '../../part.js';
import type { PartOptions } from '../../plan/plan.js';
import { stream } from '../../random/stream.js';
import { checkGradients } from './differences.js';
import { heldRemark } from './heads.js';
import { optionsToTry } from './options.js';
import { Broken, type Remark } from './outcome.js';
import { ownedVariables, variableOf } from './variables.js';

const joint = { tasks: ['a', 'b', 'c'], shared: ['trunk/weight'] };

/** One finite number, of one loss and of three. */
export function checkTotals(tf: Tf, part: BalancerPart): void {
  for (const options of optionsToTry(part)) {
    for (const tasks of [joint.tasks.slice(0, 1), joint.tasks])
      tf.tidy(() => expectTotal(tf, part, options, { ...joint, tasks }));
  }
}

function expectTotal(tf: Tf, part: BalancerPart, options: PartOptions, seen: JointLosses): void {
  const { variables, scope } = ownedVariables(tf, part.variables?.(options as never, seen) ?? []);
  const losses = seen.tasks.map((_, i) => tf.scalar(0.5 + i));
  const total = part.build(scope, options as never, seen).total(losses);
  const [value] = total.dataSync();
  tf.dispose([...variables.values()]);
  const said = `of ${losses.length} losses`;
  if (total.size !== 1) throw new Broken(`${said}, the total is [${total.shape}], not one number`);
  if (!Number.isFinite(value)) throw new Broken(`${said}, the total is ${value}`);
}

/** The gradients of the total, with respect to the losses and to the balancer's own weights. */
export function checkBalancerGradients(tf: Tf, part: BalancerPart): Remark {
  const cases = optionsToTry(part).map((options) => ({ options }));
  for (const { options } of cases) {
    if (part.held?.(options as never) === undefined) checkTotal(tf, part, options);
  }
  return heldRemark(part, cases);
}

function checkTotal(tf: Tf, part: BalancerPart, options: PartOptions): void {
  const { variables, scope } = ownedVariables(tf, part.variables?.(options as never, joint) ?? []);
  const losses = new Map(joint.tasks.map((task) => [task, variableOf(tf, new Float32Array(1), [])]));
  const { total } = part.build(scope, options as never, joint);
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
    checkGradients(tf, { leaves, redraw, f: () => total([...losses.values()] as never) });
  } finally {
    tf.dispose([...variables.values(), ...losses.values()]);
  }
}
